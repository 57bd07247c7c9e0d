/** Opens a body of lines: the whole of it, or what follows a place where the server proves that it is still the same. */
import { checkMediaType, type Reply, unexpected } from "./answer.ts";
import { ApiError } from "./api-error.ts";
import type { Api, Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { LinePlace } from "./lines.ts";

export interface Body {
  readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly deadline: Deadline;
  /** Whether it begins at the place that was asked for, and not at the first line. */
  readonly partial: boolean;
  /** A strong one. */
  readonly etag: string | undefined;
  /** What the server will prove by: the ETag, where bytes come as they are, not compressed. */
  readonly identity: string | undefined;
}

interface Wanted {
  readonly signal: AbortSignal;
  readonly totalTimeout: number | undefined;
  readonly from: LinePlace;
  readonly identity: string | undefined;
}

/** `If-Range` makes the server answer with the whole body where it is another one by now (RFC 9110, 13.1.5). */
export async function openBody(api: Api, plan: Plan, wanted: Wanted): Promise<Answer<Body>> {
  const { signal, totalTimeout, from, identity } = wanted;
  const whole = identity === undefined || from.byteOffset === 0;
  const range = whole ? {} : { range: `bytes=${from.byteOffset}-`, "if-range": identity };
  const headers = { ...plan.options?.headers, ...range };
  const options = { ...plan.options, signal, totalTimeout, headers };
  try {
    return await api.request({ ...plan, options }, (reply, deadline) =>
      take(reply, deadline, from),
    );
  } catch (error) {
    // 416: cut behind the last byte, as the whole body will show. 206: another range, of which nothing is taken.
    if (whole || !(error instanceof ApiError) || ![206, 416].includes(error.status)) throw error;
    return openBody(api, plan, { ...wanted, identity: undefined });
  }
}

async function take(reply: Reply, deadline: Deadline, from: LinePlace): Promise<Body> {
  await checkMediaType(reply, /^[^;]*(?:json|octet-stream|text\/plain)/i);
  const { headers, status, body } = reply.response;
  const range = headers.get("content-range");
  const partial = status === 206;
  // One that stops before the end would end the lines where they seem whole.
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? "") ?? [];
  if (partial && (Number(first) !== from.byteOffset || Number(last) + 1 !== Number(total))) {
    throw unexpected(reply, `${range} came, not all from byte ${from.byteOffset}`, "");
  }
  deadline.hold();
  const [etag] = /^".*/.exec(headers.get("etag") ?? "") ?? [];
  return {
    reader: body?.getReader(),
    deadline,
    partial,
    etag,
    identity: headers.get("content-encoding") === null ? etag : undefined,
  };
}
