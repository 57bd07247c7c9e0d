/** The server of the soak: what it serves is fixed, how badly it serves is random from a seed: `soak-server.js <lines> <pages> <seed>`. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomFrom } from "./random.ts";

const [lines = 0, pages = 0, seed = 0] = process.argv.slice(2).map(Number);
const random = randomFrom(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!; // an index in it
const counts: Record<string, number> = {};
const count = (fault: string): void => void (counts[fault] = (counts[fault] ?? 0) + 1);

/** Every line is as long as every other, so that any byte of the file can be made without the rest. */
const lineBytes = 200;
function bytesOf(line: number): Buffer {
  const start = `{"custom_id":"${String(line).padStart(8, "0")}","result":{"type":"canceled"},"text":"é`;
  return Buffer.from(`${start.padEnd(lineBytes - 4, "x")}"}\n`); // é is two bytes, the end three
}

/** Up to 64 KB of the file from byte `offset` on. */
function blockAt(offset: number): Buffer {
  const first = Math.floor(offset / lineBytes);
  const length = Math.min(320, lines - first);
  const whole = Buffer.concat(Array.from({ length }, (_, i) => bytesOf(first + i)));
  return whole.subarray(offset - first * lineBytes);
}

/** Refuses one call in `every`, in ways that may be repeated at once. */
function refused(response: ServerResponse, every: number): boolean {
  if (random() * every >= 1) return false;
  const fault = pick(["429", "500", "503", "529", "cut before the answer"]);
  count(fault);
  if (fault === "cut before the answer") response.socket?.destroy();
  else response.writeHead(Number(fault), { "retry-after-ms": "1" }).end(pick(["", "{", "<html>"]));
  return true;
}

async function results(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const total = lines * lineBytes;
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
  // Some downloads begin at a server that proves nothing: what follows them is all sent again.
  const proves = asked !== undefined || random() < 0.8;
  let at = request.headers["if-range"] === '"soak"' ? Number(asked ?? 0) : 0;
  const range = { "content-range": `bytes ${at}-${total - 1}/${total}` };
  response.writeHead(at > 0 ? 206 : 200, {
    "content-type": "application/x-jsonl",
    ...(proves && { etag: '"soak"' }),
    ...(at > 0 && range),
  });
  const end = at + Math.ceil((random() * total) / 50);
  while (at < total) {
    const chunk = blockAt(at).subarray(0, pick([1, 7, 199, 200, 201, 4096, 65_536, 65_536]));
    at += chunk.length;
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
    if (at >= end && at < total) return spoiled(response, at < total / 10);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}

/** An end that looks like one makes the client begin again, so it comes early only. */
function spoiled(response: ServerResponse, early: boolean): void {
  const fault = pick(["cut", "cut", "reset", "stall", ...(early ? ["end"] : [])]);
  count(fault);
  if (fault === "cut") response.socket?.end();
  if (fault === "reset") response.socket?.resetAndDestroy();
  if (fault === "end") response.end();
}

function page(request: IncomingMessage, response: ServerResponse): void {
  const cursor = new URL(request.url ?? "/", "http://soak").searchParams.get("after_id");
  const number = cursor === null ? 0 : Number(cursor) + 1;
  const data = Array.from({ length: 20 }, (_, i) => ({ id: `b${number * 20 + i}` }));
  const more = number < pages - 1;
  const body = JSON.stringify({ data, has_more: more, first_id: null, last_id: String(number) });
  response.writeHead(200, { "content-type": "application/json" });
  if (random() * 200 >= 1) return void response.end(body);
  const fault = pick(["cut in a page", "stall in a page"]);
  count(fault);
  response.write(body.slice(0, Math.floor(random() * body.length)));
  if (fault === "cut in a page") setImmediate(() => response.socket?.destroy());
}

const server = createServer((request, response) => {
  const isResults = request.url?.includes("/results") ?? false;
  if (refused(response, isResults ? 4 : 100)) return;
  if (isResults) void results(request, response);
  else page(request, response);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  process.send?.(`http://127.0.0.1:${port}`);
});
process.on("message", () => process.send?.(counts));
process.on("disconnect", () => process.exit(0));
