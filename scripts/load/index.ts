/** Source → checked, uniform document. */
import { ProblemsError } from "../diagnostics.ts";
import type { Document } from "../model/document.ts";
import type { Allowed } from "./allowed.ts";
import { bundle } from "./bundle.ts";
import { sha256Of } from "./digest.ts";
import { readDocument, type ReadOptions } from "./document.ts";
import { Files, type FilesOptions } from "./files.ts";
import { guard } from "./guard.ts";
import { parse } from "./parse.ts";
import { withPositions } from "./position.ts";
import { readSource } from "./source.ts";
import { refuseSwagger } from "./version.ts";

export { allowedOf, isUrl, Refused, type Allowed } from "./allowed.ts";
export { sha256Of } from "./digest.ts";
export { readDocument, type Wanted } from "./document.ts";
export { Files } from "./files.ts";
export { guard as checkData } from "./guard.ts";
export { linesOf } from "./lines.ts";
export { withPositions } from "./position.ts";
export { bundle } from "./bundle.ts";
export { ask } from "./download.ts";
export { gather, label, readSource, reasonOf } from "./source.ts";
export { refuseSwagger } from "./version.ts";

export interface BundleOptions extends Omit<FilesOptions, "allowed"> {
  /** From where references lead; from where the source was found otherwise. */
  readonly base?: string;
  /** Given where that is. */
  readonly allowedFrom: (location: string) => Allowed;
  /** Makes of the data those that are read, before their references are followed. */
  readonly correct?: ((data: unknown) => Promise<unknown>) | undefined;
}

/**
 * The bytes at `source` as plain data, with the further files that they refer to, as far as they are allowed, under
 * `x-files`. What would harm the reading is refused; of what the data says, nothing is looked at but that it is no
 * Swagger.
 * @throws ProblemsError where the source is unreadable, no JSON or YAML, or nested or shared beyond measure; a further
 * file that cannot be read stays a reference that leads nowhere.
 */
export async function readBundle(
  source: string,
  { base, correct, allowedFrom, ...options }: BundleOptions,
): Promise<{ readonly root: unknown; readonly files: Files }> {
  const { bytes, location } = await readSource(source, options);
  const published = inSource(bytes, () => parseData(bytes));
  const data = correct === undefined ? published : await correct(published);
  inSource(bytes, () => refuseSwagger(data));
  const files = new Files(base ?? location, { ...options, allowed: allowedFrom(location) });
  await files.read(data);
  return { root: bundle(data, files), files };
}

interface LoadOptions extends FilesOptions, Pick<ReadOptions, "wanted"> {}

/**
 * The description at `source` (a path, an http(s) URL, or `-` for standard input), checked and made uniform as
 * OpenAPI 3.1.
 * @throws ProblemsError with everything that is wrong with it, at once.
 */
export async function load(source: string, options: LoadOptions = {}): Promise<Document> {
  const { bytes, location } = await readSource(source, options);
  const files = new Files(location, options);
  const root = inSource(bytes, () => parseData(bytes));
  await files.read(root);
  const given = { root, source: bytes, wanted: options.wanted };
  return inSource(bytes, () => readWith(files, given), files);
}

interface Given extends Pick<ReadOptions, "wanted"> {
  readonly root: unknown;
  /** The bytes that it was read from. */
  readonly source: Uint8Array;
}

/** The same of data that were read before, with the files that they refer to. */
export function readWith(files: Files, { root, source, wanted }: Given): Document {
  const hashes = [...files.bytes.values()].map(sha256Of).toSorted();
  const own = sha256Of(source);
  const sha256 =
    hashes.length === 0 ? own : sha256Of(new TextEncoder().encode([own, ...hashes].join("\n")));
  return { sha256, ...readDocument(root, { files, wanted }) };
}

/** Bytes as plain data, of which nothing harms the reading; `what` they are is said in problems. */
export function parseData(bytes: Uint8Array, what = "the description"): unknown {
  return guard(parse(bytes, what), bytes.length);
}

/** What `action` gives; its problems get the line and column of what they are about. */
export function inSource<T>(bytes: Uint8Array, action: () => T, files = new Files()): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    throw new ProblemsError(files.locate(error.problems, (own) => withPositions(own, bytes)));
  }
}
