/** Small descriptions to compare, and what the comparison says. */
import { diff, type DiffOptions, diffSeries } from "../../scripts/diff.ts";
import type { Change } from "../../scripts/compare/index.ts";

export function api(paths: object, more: object = {}): object {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths, ...more };
}

/** A pair by the way the data goes, and what the change is called. */
export interface DirectedRow {
  readonly name: string;
  readonly before: (direction: "request" | "response") => object;
  readonly after: (direction: "request" | "response") => object;
  /** `level id`, worst first. */
  readonly request: readonly string[];
  readonly response: readonly string[];
}

const DONE = { "204": { description: "" } };

/** A schema in the body of a request. */
export function asked(schema: unknown, more: object = {}): object {
  const requestBody = { required: true, content: { "application/json": { schema } } };
  return api({ "/things": { post: { requestBody, responses: DONE } } }, more);
}

/** A schema in the body of an answer. */
export function answered(schema: unknown, more: object = {}): object {
  const responses = { "200": { description: "", content: { "application/json": { schema } } } };
  return api({ "/things": { get: { responses } } }, more);
}

export function changesOf(
  before: object,
  after: object,
  options: DiffOptions = {},
): Promise<readonly Change[]> {
  return diff(before, after, { compiler: false, ...options }).then(({ changes }) => changes);
}

/** There, and back again: each side is read once for both. */
export async function changesBothWays(
  before: object,
  after: object,
): Promise<readonly [there: readonly Change[], back: readonly Change[]]> {
  const steps = await diffSeries([before, after, before], { compiler: false });
  const changes = steps.map(({ report }) => report.changes);
  return changes as unknown as readonly [Change[], Change[]]; // three versions are two steps
}

/** `level id` of every change, worst first. */
export async function saidOf(
  before: object,
  after: object,
  options: DiffOptions = {},
): Promise<string[]> {
  const changes = await changesOf(before, after, options);
  return changes.map(({ level, id }) => `${level} ${id}`);
}
