/** Source → checked, uniform document. */
import { createHash } from "node:crypto";
import { ProblemsError } from "../diagnostics.ts";
import type { Document } from "../model/document.ts";
import { readDocument } from "./document.ts";
import { guard } from "./guard.ts";
import { parse } from "./parse.ts";
import { withPositions } from "./position.ts";
import { readSource, type SourceOptions } from "./source.ts";

export { readDocument } from "./document.ts";
export { guard as checkData } from "./guard.ts";
export { withPositions } from "./position.ts";
export { readSource } from "./source.ts";

/**
 * The bytes at `source` as plain data. What would harm the reading is refused; what the data says is not looked at.
 * @throws ProblemsError where the source is unreadable, no JSON or YAML, or nested or shared beyond measure.
 */
export async function readData(source: string, options: SourceOptions = {}): Promise<unknown> {
  const bytes = await readSource(source, options);
  return inSource(bytes, () => parseData(bytes));
}

/**
 * The description at `source` (a path, an http(s) URL, or `-` for standard input), checked and made uniform as
 * OpenAPI 3.1.
 * @throws ProblemsError with everything that is wrong with it, at once.
 */
export async function load(source: string, options: SourceOptions = {}): Promise<Document> {
  const bytes = await readSource(source, options);
  return inSource(bytes, () => read(bytes));
}

/** The same of bytes that were read before. */
export function read(bytes: Uint8Array): Document {
  return { sha256: sha256Of(bytes), ...readDocument(parseData(bytes)) };
}

/** Bytes as plain data, of which nothing harms the reading; `what` they are is said in problems. */
export function parseData(bytes: Uint8Array, what = "the description"): unknown {
  return guard(parse(bytes, what), bytes.length);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What `action` gives; its problems get the line and column of what they are about. */
export function inSource<T>(bytes: Uint8Array, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    throw new ProblemsError(withPositions(error.problems, bytes));
  }
}
