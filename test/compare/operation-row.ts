/** Pairs of descriptions, and what the change is called. */
import { api } from "../support/diff.ts";

export interface OperationRow {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  /** `level id`, worst first. */
  readonly said: readonly string[];
}

export const text = { type: "string" };
export const done = { "204": { description: "" } };

/** An operation with one thing in it. */
export function operation(more: object = {}, rest: object = {}): object {
  return api({ "/things": { get: { responses: done, ...more } } }, rest);
}

type Pair = readonly [object, object];

export function row(name: string, [before, after]: Pair, ...said: readonly string[]): OperationRow {
  return { name, before, after, said };
}

/** The pair, and the pair the other way round. */
export function both(name: string, pair: Pair, there: string, back: string): OperationRow[] {
  return [row(name, pair, there), row(`${name}, undone`, [pair[1], pair[0]], back)];
}
