/** Forms in which a server may give an answer as a file: each a row. */

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

import type { Incoming } from "./incoming.ts";
import { isKnown, type Reply } from "./reply.ts";

/**
 * In which form a good answer comes:
 * - `ranges`: with a strong ETag, and by a range (206) for who asks for one of this file
 * - `whole`: with that ETag, and always whole (200), whatever range is asked for
 * - `changed`: whole, with another ETag at each request, as if the file had changed in between
 * - `wrong-range`: as `ranges`, but the range that comes is not the one that was asked for: a byte further on
 * - `short-range`: as `ranges`, but the range that comes ends with a line before the last
 * - `gzip`: compressed, and whole
 */
export type Form = "ranges" | "whole" | "changed" | "wrong-range" | "short-range" | "gzip";

type Shape = (reply: File, request: Incoming, requestId: string) => Reply;

interface File extends Reply {
  readonly body: Buffer;
}

const FORMS: Readonly<Record<Form, Shape>> = {
  ranges: (file, request) => ranged(file, request),
  whole: (file) => withHeaders(file, { etag: etagOf(file) }),
  changed: (file, _, requestId) => withHeaders(file, { etag: `"${requestId}"` }),
  "wrong-range": (file, request) => ranged(file, request, { shift: 1 }),
  "short-range": (file, request) =>
    ranged(file, request, { end: file.body.lastIndexOf("\n", file.body.length - 2) + 1 }),
  gzip: (file) => ({
    ...withHeaders(file, { "content-encoding": "gzip" }),
    body: gzipSync(file.body),
  }),
};

// The keys of this constant are exactly its type's.
export const FORM_NAMES: readonly Form[] = Object.keys(FORMS) as Form[];

/** The reply in this form, made as a whole; one that is no success stays as it is. */
export function shaped(
  form: Form | undefined,
  reply: Reply,
  request: Incoming,
  requestId: string,
): Reply {
  if (form === undefined || reply.status !== 200) return reply;
  const pieces = isKnown(reply.body) ? [reply.body] : [...reply.body];
  const body = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  return FORMS[form]({ ...reply, body }, request, requestId);
}

interface Flaw {
  /** Bytes by which the range that comes lies behind the one that was asked for. */
  readonly shift?: number;
  /** Bytes of the file before the end of the range that comes. */
  readonly end?: number;
}

function ranged(
  file: File,
  { headers }: Incoming,
  { shift = 0, end = file.body.length }: Flaw = {},
): Reply {
  const etag = etagOf(file);
  const asked = /^bytes=(\d+)-$/.exec(headers["range"] ?? "")?.[1];
  if (asked === undefined || (headers["if-range"] ?? etag) !== etag) {
    return withHeaders(file, { etag, "accept-ranges": "bytes" });
  }
  const { length } = file.body;
  const start = Number(asked) + shift;
  if (start >= length) {
    return { status: 416, headers: { "content-range": `bytes */${length}` }, body: "" };
  }
  const range = `bytes ${start}-${end - 1}/${length}`;
  const part = withHeaders(file, { etag, "content-range": range });
  return { ...part, status: 206, body: file.body.subarray(start, end) };
}

function withHeaders(file: File, headers: Reply["headers"]): File {
  return { ...file, headers: { ...file.headers, ...headers } };
}

function etagOf({ body }: File): string {
  return `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
}
