/** One side of a diff: a description as it was parsed, and what the pipeline makes of it where it can. */
import type { Description, Operation } from "./compare/index.ts";
import type { Config } from "./config.ts";
import { type Problem, ProblemsError } from "./diagnostics.ts";
import type { OverlayOptions } from "./diff-overlay.ts";
import { readDiffSource, type Side } from "./diff-source.ts";
import { readDocument, refuseSwagger } from "./load/index.ts";
import { wantedBy } from "./generate-input.ts";
import { named } from "./named-source.ts";
import type { Document } from "./model/document.ts";
import { matchingRows, placeOf } from "./model/index.ts";
import type { HttpMethod, Model } from "./model/types.ts";
import { modelWithOpenTypes, withOpenNames } from "./open-names.ts";

/** A path, a URL, `-`, `git:REV:path`, the date of a description in `spec/`, or a description as it was parsed. */
export type DiffSource = string | object;

export interface VersionOptions extends OverlayOptions {
  readonly config: Config;
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  readonly allowRefs?: readonly string[] | undefined;
}

export interface Version extends Description {
  /** As it was named, or the version that the description gives itself. */
  readonly label: string;
  /** Undefined where generating from the description would be refused; made once. */
  readonly model: () => Model | undefined;
  /** Why it would be refused, as far as that was found. */
  readonly problems: readonly Problem[];
}

/** @throws ProblemsError where the source cannot be read or is no OpenAPI 3 description. */
export async function readVersion(source: DiffSource, options: VersionOptions): Promise<Version> {
  const { config, onNote, onProblem } = options;
  const { root, files } = await readSide(source, options);
  const problems: Problem[] = [];
  const tolerate = <T>(work: () => T): T | undefined =>
    tolerated(work, (problem) => {
      problems.push(problem);
      onProblem?.(problem);
    });
  const document = tolerate(() => readDocument(root, { files, wanted: wantedBy(config) }));
  const label = typeof source === "string" ? source : labelOf(document);
  // what one version lacks of what is asked for may be in the other
  const rows = document && { ...matchingRows(document, config), include: [] };
  const open = rows && withOpenNames(document, rows);
  if (open !== undefined && open.count > 0)
    onNote?.(
      `${label}: names that the rules leave open: ${open.count}, taken as init proposes them`,
    );
  return {
    label,
    root,
    problems,
    model: once(() => {
      const made =
        open && tolerate(() => modelWithOpenTypes({ ...document, sha256: "" }, open.rows));
      if (made === undefined) onNote?.(`${label} gives no client, so the rules judge alone`);
      return made;
    }),
    identify: (operation) => {
      const { family, beta } = placeOf(located(operation), config.twins);
      return { key: family, beta, method: open?.names.get(operation.label) ?? null };
    },
  };
}

/** Of several descriptions, problems say which one it is. */
async function readSide(source: DiffSource, options: VersionOptions): Promise<Side> {
  if (typeof source !== "string") return refuseOthers({ root: source });
  return named(source, async () =>
    refuseOthers(await readDiffSource(source, options.config, options)),
  );
}

function labelOf(document: Pick<Document, "version"> | undefined): string {
  return document?.version ?? "a description";
}

function once<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: work() }).value;
}

/** What stands in the way of generating does not stand in the way of comparing; it is told. */
function tolerated<T>(work: () => T, onProblem: VersionOptions["onProblem"]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    for (const problem of error.problems) onProblem?.(problem);
    return undefined;
  }
}

/** What has neither paths nor webhooks nor components in OpenAPI's sense has nothing to compare. */
function refuseOthers(side: Side): Side {
  const { root } = side;
  const isMap = typeof root === "object" && root !== null && !Array.isArray(root);
  const keys = isMap ? Object.keys(root) : [];
  refuseSwagger(root);
  if (["openapi", "paths", "webhooks", "components"].some((key) => keys.includes(key))) return side;
  const isEmpty = root === undefined || root === null;
  const message = isEmpty ? "the input is empty" : "the input is no OpenAPI description";
  const advice = "name an OpenAPI 3 description";
  throw new ProblemsError([{ code: "not-openapi", message, advice }]);
}

/** As much of it as tells twins apart. */
function located(operation: Operation): Parameters<typeof placeOf>[0] {
  const { method, path } = operation;
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
    parameters,
  };
}
