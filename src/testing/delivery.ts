/** Ways in which an answer does not arrive as it should: each a row. */

import type { ServerResponse } from "node:http";

import { isKnown, type Reply } from "./reply.ts";

/**
 * What becomes of the connection:
 * - `reset`: it breaks, and the request is not served
 * - `hang`: nothing comes back until either side closes, and the request is not served
 * - `lost`: the request is served, then the connection breaks before the answer
 * - `cut`: it breaks after some bytes of the answer's body
 * - `stall`: it goes quiet after some bytes of the body, until either side closes
 * - `end`: the body ends after some bytes as if it were whole; nothing on the wire says that more was to come
 * - `drip`: the whole answer comes, in pieces of so many bytes
 */
export type Delivery = "reset" | "hang" | "lost" | "cut" | "stall" | "end" | "drip";

/** Nothing of the answer arrives. */
interface Silence {
  readonly answers: false;
  /** Whether the request is served all the same. */
  readonly serves: boolean;
  readonly leave: (response: ServerResponse) => void;
}

/** The answer arrives in part or in an odd way; `bytes` is the fault's `after`. */
interface Oddity {
  readonly answers: true;
  readonly deliver: (response: ServerResponse, reply: Reply, bytes: number) => Promise<void>;
}

export const DELIVERIES: Readonly<Record<Delivery, Silence | Oddity>> = {
  reset: { answers: false, serves: false, leave: (response) => response.destroy() },
  hang: { answers: false, serves: false, leave: () => {} },
  lost: { answers: false, serves: true, leave: (response) => response.destroy() },
  cut: {
    answers: true,
    deliver: async (response, reply, bytes) => {
      await write(response, reply, lengthOf(reply), first(bytes, reply));
      response.destroy();
    },
  },
  stall: {
    answers: true,
    deliver: (response, reply, bytes) =>
      write(response, reply, lengthOf(reply), first(bytes, reply)),
  },
  end: {
    answers: true,
    deliver: async (response, reply, bytes) => {
      await write(response, reply, {}, first(bytes, reply));
      response.end();
    },
  },
  drip: {
    answers: true,
    deliver: async (response, reply, bytes) => {
      await write(response, reply, {}, drops(Math.max(1, bytes), reply));
      response.end();
    },
  },
};

// The keys of this constant are exactly its type's.
export const DELIVERY_NAMES: readonly Delivery[] = Object.keys(DELIVERIES) as Delivery[];

async function write(
  response: ServerResponse,
  { status, headers }: Reply,
  framing: Readonly<Record<string, number>>,
  pieces: Iterable<Buffer>,
): Promise<void> {
  response.writeHead(status, { ...headers, ...framing });
  response.flushHeaders();
  for (const piece of pieces) {
    await new Promise<void>((resolve, reject) => {
      response.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** The length that the whole answer would have had, where that is known. */
function lengthOf({ body }: Reply): Readonly<Record<string, number>> {
  return isKnown(body) ? { "content-length": Buffer.byteLength(body) } : {};
}

function* first(bytes: number, { body }: Reply): Generator<Buffer> {
  let left = bytes;
  for (const piece of isKnown(body) ? [body] : body) {
    if (left <= 0) return;
    const part = Buffer.from(piece).subarray(0, left);
    left -= part.length;
    yield part;
  }
}

function* drops(bytes: number, { body }: Reply): Generator<Buffer> {
  for (const piece of isKnown(body) ? [body] : body) {
    const whole = Buffer.from(piece);
    for (let start = 0; start < whole.length; start += bytes) {
      yield whole.subarray(start, start + bytes);
    }
  }
}
