/** The generated client on a loopback server that knows one batch. */
import { Client } from "../../generated/index.ts";
import { type ClientOptions, connect } from "../../src/runtime.ts";
import { key, prompt } from "./client.ts";
import { type Loopback, type Script, sendJson, startLoopback } from "./loopback.ts";

export function batch(status: string, succeeded = 0, id = "msgbatch_1"): object {
  const request_counts = { processing: 0, succeeded, errored: 0, canceled: 0, expired: 0 };
  return { id, type: "message_batch", processing_status: status, request_counts };
}

export async function start(
  script: Script,
  options: ClientOptions = {},
): Promise<{ server: Loopback; client: Client }> {
  const server = await startLoopback(script);
  const shared = { apiKey: key, baseUrl: server.url, maxRetries: 0 };
  return { server, client: connect(Client, prompt, { ...shared, ...options }) };
}

/** Looks without pauses worth mentioning. */
export const quick = { interval: 1 };

/** Each creation makes a batch that has ended at once; its results are one line per request. */
export function ending(lineOf: (id: string) => string): Script {
  const created: string[][] = [];
  return (request, response) => {
    if (request.method === "POST") {
      const { requests } = JSON.parse(request.body) as { requests: { custom_id: string }[] };
      created.push(requests.map(({ custom_id }) => custom_id));
      return sendJson(response, batch("in_progress", 0, `msgbatch_${created.length}`));
    }
    const number = Number(/msgbatch_(\d+)/.exec(request.url)?.[1]);
    const ids = created[number - 1] ?? [];
    if (!request.url.includes("/results")) {
      return sendJson(response, batch("ended", ids.length, `msgbatch_${number}`));
    }
    response.writeHead(200, { "content-type": "application/x-jsonl" });
    response.end(ids.map(lineOf).join(""));
  };
}

/** A line of results. */
export function line(id: string, result: object = { type: "canceled" }): string {
  return `${JSON.stringify({ custom_id: id, result })}\n`;
}
