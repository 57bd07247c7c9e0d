/** A request as the server reads it: the parts of its target, its headers, its body. */

import type { IncomingMessage } from "node:http";

/** What a handler, a recorded request and a fault's `match` see. */
export interface Incoming {
  readonly method: string;
  /** Path and query exactly as sent: `/v1/messages/batches?beta=true&limit=5`. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; the values of a repeated header are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether this is a call of the beta twin: by the query `beta=true`, or by a header that names beta features. */
  readonly beta: boolean;
}

export function readIncoming(request: IncomingMessage): Incoming {
  const target = request.url ?? "/";
  const question = target.indexOf("?");
  const query = new URLSearchParams(question < 0 ? "" : target.slice(question + 1));
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
  return {
    method: request.method ?? "GET",
    target,
    path: question < 0 ? target : target.slice(0, question),
    query,
    headers,
    beta: query.get("beta") === "true" || (headers["anthropic-beta"] ?? "").trim() !== "",
  };
}

/** The body, or null if it has more than `limit` bytes: then the rest is read and thrown away. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    // A request without an encoding gives buffers.
    bytes += (chunk as Buffer).length;
    if (bytes <= limit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return bytes <= limit ? Buffer.concat(chunks) : null;
}

/** A body that was to be JSON. */
export type Parsed = { readonly value: unknown } | Broken;

interface Broken {
  readonly broken: string;
  readonly text: string;
}

/** An empty body is the value undefined. */
export function parseJson(body: Buffer): Parsed {
  const text = body.toString("utf8");
  if (text === "") return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error), text };
  }
}
