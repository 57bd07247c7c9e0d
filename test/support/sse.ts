/** A client of one stream of server-sent events, on a loopback server. */
import type { ServerResponse } from "node:http";
import type { AnyCallOptions, SseOptions } from "../../src/options.ts";
import { connect, type EventForm, Resource, sse, type Sse } from "../../src/runtime.ts";
import { key, prompt } from "./client.ts";
import { type Loopback, type Script, startLoopback } from "./loopback.ts";

export const JSON_DATA: EventForm = { item: "data", json: true };

export class StreamClient extends Resource {
  events(events: EventForm | undefined, options?: AnyCallOptions & SseOptions): Sse<unknown> {
    const operation = {
      name: "things.watch",
      method: "POST",
      route: "/things",
      body: "application/json",
      response: "sse",
      accept: "text/event-stream",
      variants: [{ beta: false }],
      ...(events === undefined ? {} : { events }),
    } as const;
    return sse(this, operation, { body: { stream: true } }, options);
  }
}

export async function setup(script: Script): Promise<{ server: Loopback; client: StreamClient }> {
  const server = await startLoopback(script);
  return { server, client: connect(StreamClient, prompt, { apiKey: key, baseUrl: server.url }) };
}

export function head(
  response: ServerResponse,
  headers: Record<string, string> = {},
): ServerResponse {
  const type = "text/event-stream; charset=utf-8";
  return response.writeHead(200, { "content-type": type, ...headers });
}

/** Answers with the whole text. */
export const text =
  (body: string): Script =>
  (_, response) => {
    head(response).end(body);
  };
