/** The server of the bench, in a process of its own: it says its address and answers until nobody holds it. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

const json = { "content-type": "application/json" };
const text = 'The quick brown fox jumps over the lazy dog, 0123456789 \\u00e9\\n\\"quoted\\" ';

/** A line of about this many bytes. */
function lineOf(id: string, bytes: number): string {
  const content = text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes - 100);
  const whole = content.slice(0, content.lastIndexOf("y dog"));
  return `{"custom_id":"${id}","result":{"type":"succeeded","message":{"content":[{"type":"text","text":"${whole}"}]}}}\n`;
}

/** The batch `100000x2000` has as many lines of as many bytes. */
async function results(response: ServerResponse, batch: string): Promise<void> {
  const [count = 0, bytes = 0] = batch.split("x").map(Number);
  response.writeHead(200, { "content-type": "application/x-jsonl" });
  const perBlock = Math.max(1, Math.floor(256_000 / bytes));
  const line = Buffer.from(lineOf("request_1", bytes));
  const block = Buffer.concat(Array.from({ length: Math.min(perBlock, count) }, () => line));
  for (let sent = 0; sent < count; sent += perBlock) {
    const part = block.subarray(0, line.length * Math.min(perBlock, count - sent));
    if (!response.write(part)) await new Promise((resolve) => response.once("drain", resolve));
  }
  response.end();
}

const batchOf = (id: string, host = ""): object => ({
  id,
  type: "message_batch",
  processing_status: "in_progress",
  request_counts: { processing: 1, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
  created_at: "2026-01-01T00:00:00Z",
  expires_at: "2026-01-02T00:00:00Z",
  ended_at: null,
  archived_at: null,
  cancel_initiated_at: null,
  results_url: `http://${host}/v1/messages/batches/${id}/results`,
});

/** 100 pages of 1 000. */
const pages = Array.from({ length: 100 }, (_, page) => {
  const data = Array.from({ length: 1000 }, (_item, i) => batchOf(`b${page}_${i}`));
  return JSON.stringify({
    data,
    has_more: page < 99,
    first_id: `b${page}_0`,
    last_id: `b${page}_999`,
  });
});

const server = createServer(async (request, response) => {
  const url = (request.url ?? "/").replace(/^\/far(?=\/)/, "");
  if (url !== request.url) await setTimeout(20); // milliseconds that a distant server takes
  const { pathname, searchParams } = new URL(url, "http://bench");
  const [, , , , id, tail] = pathname.split("/");
  if (tail === "results") return void results(response, id ?? "");
  const cursor = searchParams.get("after_id");
  const page = cursor === null ? 0 : Number(cursor.slice(1).split("_")[0]) + 1;
  response.writeHead(200, json);
  response.end(id === undefined ? pages[page] : JSON.stringify(batchOf(id, request.headers.host)));
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  process.send?.(`http://127.0.0.1:${port}`);
});
process.on("disconnect", () => process.exit(0));
