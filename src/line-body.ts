/** Opens a body of lines: the whole of it, or what follows a place where the server proves that it is still the same. */
import { checkMediaType, type Reply, unexpected } from "./answer.ts";
import { ApiError } from "./api-error.ts";
import { type Plan, request } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { LinePlace } from "./lines.ts";

export interface Body {
  readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly deadline: Deadline;
  /** Bytes of the rest of the file that are still to come, if it begins at the place that was asked for; NaN if at the first line. */
  missing: number;
  /** A strong one. */
  readonly etag: string | undefined;
  /** What the server will prove by: the ETag, where bytes come as they are, not compressed. */
  readonly identity: string | undefined;
}

/** Behind a line: where another download of the same file may begin. */
export interface LineMark extends LinePlace {
  /** The strong ETag of the file; undefined where nothing proves that it is the same, or the line before may have been cut. */
  readonly identity: string | undefined;
  /** The strong ETag that the lines before came with. */
  readonly etag: string | undefined;
  /** Of the lines before. */
  readonly digest: number;
}

/** `If-Range` makes the server answer with the whole body where it is another one by now (RFC 9110, 13.1.5). */
export async function openBody(plan: Plan, from: LineMark): Promise<Answer<Body>> {
  const { options } = plan;
  const { identity, byteOffset } = from;
  const isPart = identity !== undefined && byteOffset > 0;
  const range = isPart ? { range: `bytes=${byteOffset}-`, "if-range": identity } : {};
  const headers = { ...options?.headers, ...range };
  try {
    return await request({ ...plan, options: { ...options, headers } }, (reply, deadline) =>
      take(reply, deadline, from),
    );
  } catch (error) {
    // 416: cut behind the last byte, as the whole body will show. 206: another range, of which nothing is taken.
    const refused = error instanceof ApiError && [206, 416].includes(error.status);
    if (!isPart || !refused) throw error;
    return openBody(plan, { ...from, identity: undefined });
  }
}

async function take(reply: Reply, deadline: Deadline, from: LinePlace): Promise<Body> {
  await checkMediaType(reply, /^[^;]*(?:json|octet-stream|text\/plain)/i);
  const { headers, status, body } = reply.response;
  const [etag] = /^".*/.exec(headers.get("etag") ?? "") ?? [];
  const identity = headers.has("content-encoding") ? undefined : etag;
  const range = headers.get("content-range");
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(range ?? "") ?? [];
  const proven = identity !== undefined && Number(first) === from.byteOffset;
  // Counted up to the end of the file: a part that stops before would end the lines where they seem whole.
  const missing = status !== 206 ? NaN : proven ? Number(total) - from.byteOffset : -1;
  if (missing < 0) {
    throw unexpected(reply, `only ${range} came`, "");
  }
  deadline.hold();
  return { reader: body?.getReader(), deadline, missing, etag, identity };
}
