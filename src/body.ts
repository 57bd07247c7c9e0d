/** A request body in the form of its media type. */
import { UsageError } from "./errors.ts";
import type { Arguments, Operation } from "./operation.ts";

/** What `fetch` takes, by a name that lib.dom and the types of Node both have. */
export type RequestBody = NonNullable<RequestInit["body"]>;

export interface EncodedBody {
  readonly content: RequestBody;
  /** Absent where fetch itself must write it: with the boundary of the parts, or as a Blob says it of a range. */
  readonly contentType: string | undefined;
}

/** Encoded once per call, not once per attempt. Throws UsageError for what cannot be encoded. */
export function encodeBody(
  { name, body: contentType, form }: Operation,
  { body, writeBody }: Arguments,
): EncodedBody | undefined {
  if (contentType === undefined || body === undefined) return undefined;
  try {
    const isJson = /^[^;]*\bjson\s*(;|$)/i.test(contentType);
    const content = writeBody?.(body, form) ?? (isJson ? JSON.stringify(body) : body);
    return {
      // What is neither is the caller's own bytes or text.
      content: content as RequestBody,
      contentType: /^multipart|\*/i.test(contentType) ? undefined : contentType,
    };
  } catch (cause) {
    throw new UsageError(`${name}: the parameters are not JSON`, { cause });
  }
}
