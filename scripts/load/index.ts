/** Source → checked, uniform document. */
import { createHash } from "node:crypto";
import type { Document } from "../model/document.ts";
import { readDocument } from "./document.ts";
import { guard } from "./guard.ts";
import { parse } from "./parse.ts";
import { readSource, type SourceOptions } from "./source.ts";

/**
 * The description at `source` (a path, an http(s) URL, or `-` for standard input), checked and made uniform as
 * OpenAPI 3.1.
 * @throws ProblemsError with everything that is wrong with it, at once.
 */
export async function load(source: string, options: SourceOptions = {}): Promise<Document> {
  const bytes = await readSource(source, options);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { sha256, ...readDocument(guard(parse(bytes))) };
}
