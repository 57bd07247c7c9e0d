/** A string of bytes, in its two spellings: that of OpenAPI 3.0, and that of 3.1. */
import { mapOf } from "./spec.ts";

export const BYTES = "binary";

export function isOfBytes(schema: unknown): boolean {
  const { format, contentMediaType, contentEncoding } = mapOf(schema);
  return (
    format === BYTES ||
    (contentMediaType === "application/octet-stream" && contentEncoding === undefined)
  );
}

/** A schema that says all but that. */
export function withoutBytes(schema: unknown): unknown {
  const { format: _, contentMediaType: __, ...others } = mapOf(schema);
  return others;
}
