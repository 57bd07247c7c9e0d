/** An answer as a value, and how it goes down the wire. */

import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { errorBody, statusOf, type Refusal } from "./errors.ts";

/** An answer, before it is sent. A body of lines is made while it is read. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Text | Iterable<string>;
}

type Text = string | Uint8Array;

/** Lines are put together into pieces of at least this many characters. */
const PIECE = 65_536;

export function json(status: number, value: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

export function jsonLines(lines: Iterable<string>): Reply {
  return { status: 200, headers: { "content-type": "application/x-jsonl" }, body: pieces(lines) };
}

export function refusal({ refused, message, status, headers }: Refusal, requestId: string): Reply {
  const reply = json(status ?? statusOf(refused), errorBody(refused, message, requestId));
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Sends the whole answer: a known body with its length, lines as they are made and no faster than they are read. */
export async function send(
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  if (isKnown(body)) {
    response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    response.end(body);
    return;
  }
  response.writeHead(status, headers);
  await pipeline(Readable.from(body, { highWaterMark: 1 }), response);
}

/** Whether a body is there as a whole, so that its length can be told. */
export function isKnown(body: Reply["body"]): body is Text {
  return typeof body === "string" || body instanceof Uint8Array;
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
