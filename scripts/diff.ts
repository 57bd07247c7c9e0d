/** Read twice, compare: the diff as a sentence. */
import {
  compare,
  type CompareOptions,
  type Description,
  type DiffReport,
  disagreementsOf,
  type Operation,
} from "./compare/index.ts";
import { readConfig, type Config } from "./config.ts";
import { ProblemsError, type Problem } from "./diagnostics.ts";
import { readDiffSource } from "./diff-source.ts";
import { readDocument } from "./load/index.ts";
import type { Document } from "./model/document.ts";
import { methodNames, placeOf } from "./model/index.ts";
import type { HttpMethod } from "./model/types.ts";

export interface DiffOptions extends CompareOptions {
  /** False leaves the compiler out: the rules alone judge. */
  readonly compiler?: boolean | undefined;
  /** Path of the configuration; `twinfold.config.json` of the working folder otherwise, or the defaults. */
  readonly config?: string | undefined;
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  /** Hears what is wrong with a side as long as it can be compared nevertheless. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** A path, a URL, `-`, `git:REV:path`, the date of a description in `spec/`, or a description as it was parsed. */
export type DiffSource = string | object;

/**
 * What changed between two descriptions, what it breaks for a caller of the generated client, and which release it
 * needs.
 * @throws ProblemsError where a side cannot be read or is no OpenAPI 3 description.
 */
export async function diff(
  before: DiffSource,
  after: DiffSource,
  options: DiffOptions = {},
): Promise<DiffReport> {
  const config = await readConfig(options.config);
  const [old, now] = await Promise.all(
    [before, after].map((side) => describe(side, config, options)),
  );
  const ownedHeaders = options.ownedHeaders ?? config.ownedHeaders;
  const report = compare(old ?? EMPTY, now ?? EMPTY, { ...options, ownedHeaders });
  const documents = [old?.document, now?.document] as const;
  if (options.compiler === false) return { ...report, compiler: [], disagreements: [] };
  const { judgeTypes } = await import("./diff-types.ts"); // heavy: only where the compiler is asked
  const compiler = judgeTypes(documents, config, options.onProblem);
  return { ...report, compiler, disagreements: disagreementsOf(report.changes, compiler) };
}

interface Read extends Description {
  /** Undefined where generating from the description would be refused. */
  readonly document: Omit<Document, "sha256"> | undefined;
}

const EMPTY: Read = {
  root: {},
  document: undefined,
  identify: ({ label }) => ({ key: label, beta: false, method: null }),
};

async function describe(side: DiffSource, config: Config, options: DiffOptions): Promise<Read> {
  const root = typeof side === "string" ? await readDiffSource(side, config, options) : side;
  refuseOthers(root);
  const document = documentOf(root, options);
  const names = document === undefined ? new Map<string, string>() : methodNames(document, config);
  return {
    root,
    document,
    identify: (operation) => {
      const { family, beta } = placeOf(asDocumentOperation(operation), config.twins);
      return { key: family, beta, method: names.get(operation.pointer) ?? null };
    },
  };
}

/** Undefined where generating from the description would be refused; it is compared nevertheless. */
function documentOf(
  root: unknown,
  { onProblem }: DiffOptions,
): Omit<Document, "sha256"> | undefined {
  try {
    return readDocument(root);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    for (const problem of error.problems) onProblem?.(problem);
    return undefined;
  }
}

/** What has neither paths nor webhooks nor components in OpenAPI's sense has nothing to compare. */
function refuseOthers(root: unknown): void {
  const isMap = typeof root === "object" && root !== null && !Array.isArray(root);
  const keys = isMap ? Object.keys(root) : [];
  if (keys.includes("swagger"))
    throw refusal(
      "unsupported-version",
      "Swagger 2 is not supported",
      "convert it to OpenAPI 3 first",
    );
  if (!["openapi", "paths", "webhooks", "components"].some((key) => keys.includes(key)))
    throw refusal(
      "not-openapi",
      "the input is no OpenAPI description",
      "name an OpenAPI 3 description",
    );
}

function refusal(code: Problem["code"], message: string, advice: string): ProblemsError {
  return new ProblemsError([{ code, message, advice }]);
}

/** As much of it as tells twins apart. */
function asDocumentOperation(operation: Operation): Parameters<typeof placeOf>[0] {
  const { method, path, pointer, operationId, deprecated } = operation;
  const parameters = operation.parameters.map((it) => {
    const schema = it.site[0]?.value;
    return {
      name: it.name,
      in: it.in as "header", // read leniently: another word matches nothing
      required: it.required,
      deprecated: it.deprecated,
      description: null,
      schema: typeof schema === "object" && schema !== null ? { ...schema } : {},
    };
  });
  return {
    method: method as HttpMethod, // read leniently: another word is a method of its own
    pathKey: path,
    pointer,
    operationId,
    summary: null,
    description: null,
    deprecated,
    parameters,
    body: null,
    responses: [],
  };
}
