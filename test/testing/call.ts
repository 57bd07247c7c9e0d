/** Plain HTTP calls of a test server, without a client of any kind. */

import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";

import type {
  BatchRequest,
  ManualClock,
  MessageBatch,
  TestServer,
} from "../../src/testing/index.ts";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined if it is no JSON. */
  readonly body: unknown;
}

export interface CallOptions {
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Over those that every request needs; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export const BATCHES = "/v1/messages/batches";

/** `call(server, "GET", "/v1/models")`, with a key and a version unless the options take them away. */
export async function call(
  server: TestServer,
  method: string,
  target: string,
  { body, headers = {} }: CallOptions = {},
): Promise<Reply> {
  const all = { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01", ...headers };
  const sent = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const response = await fetch(server.url + target, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

/** An answer whose body is still to be read, with every chunk of it as it came. */
export async function open(server: TestServer, target: string): Promise<IncomingMessage> {
  const sent = httpRequest(server.url + target, {
    headers: { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" },
  }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

/** What the API says, unless it refuses: then the test ends here, with the reason. */
export async function get<T = MessageBatch>(
  server: TestServer,
  target: string,
  method = "GET",
): Promise<T> {
  const { status, text, body } = await call(server, method, target);
  if (status !== 200) throw new Error(`${method} ${target}: ${status} ${text}`);
  // The caller names what the target gives.
  return body as T;
}

/** A request that the API accepts. */
export function request(custom_id: string, text = "Say hello"): BatchRequest {
  const messages = [{ role: "user", content: text }];
  return { custom_id, params: { model: "claude-sonnet-4-6", max_tokens: 100, messages } };
}

/** `count` requests named `r0`, `r1`, … */
export function requests(count: number): readonly BatchRequest[] {
  return Array.from({ length: count }, (_, index) => request(`r${index}`));
}

/** A new batch of that many requests. */
export async function createBatch(
  server: TestServer,
  count = 1,
  query = "",
): Promise<MessageBatch> {
  const reply = await call(server, "POST", BATCHES + query, {
    body: { requests: requests(count) },
  });
  if (reply.status !== 200) throw new Error(`create: ${reply.status} ${reply.text}`);
  return reply.body as MessageBatch;
}

/** A batch that has ended. */
export async function endedBatch(
  on: TestServer<ManualClock>,
  count: number,
  query = "",
): Promise<MessageBatch> {
  const batch = await createBatch(on, count, query);
  on.clock.advance(1000);
  return batch;
}

export function retrieve(server: TestServer, { id }: MessageBatch): Promise<MessageBatch> {
  return get(server, `${BATCHES}/${id}`);
}

export function cancel(server: TestServer, { id }: MessageBatch): Promise<MessageBatch> {
  return get(server, `${BATCHES}/${id}/cancel`, "POST");
}

/** One line of the results. */
export interface Line {
  readonly custom_id: string;
  readonly result: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** The results, in the order of the requests named `r0`, `r1`, … */
export async function results(server: TestServer, { id }: MessageBatch): Promise<readonly Line[]> {
  const reply = await call(server, "GET", `${BATCHES}/${id}/results`);
  if (reply.status !== 200) throw new Error(`results: ${reply.status} ${reply.text}`);
  return reply.text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line)
    .toSorted((a, b) => Number(a.custom_id.slice(1)) - Number(b.custom_id.slice(1)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
