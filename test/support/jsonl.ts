/** Bodies of JSON Lines as a server sends them, and what a reader gets of them. */
import type { ServerResponse } from "node:http";
import type { Script } from "./loopback.ts";

export function head(
  response: ServerResponse,
  headers: Record<string, string> = {},
): ServerResponse {
  return response.writeHead(200, { "content-type": "application/x-jsonl", ...headers });
}

/** Answers with the whole text. */
export function text(body: string | Buffer): Script {
  return (_, response) => {
    head(response);
    response.end(body);
  };
}

export const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${JSON.stringify({ custom_id: `é${i}` })}\n`).join("");
export const ids = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({ custom_id: `é${i}` }));

/** What is delivered before the error, and the error. */
export async function collect<T>(
  source: AsyncIterable<T>,
): Promise<{ items: T[]; error: unknown }> {
  const items: T[] = [];
  try {
    for await (const item of source) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items, error: undefined };
}
