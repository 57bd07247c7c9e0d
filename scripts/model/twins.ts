/** Operations folded: those of one method and route that differ in a twin's mark only are one endpoint. */
import type { Problem } from "../diagnostics.ts";
import { addressOf, type Address } from "./address.ts";
import type { DocumentOperation } from "./document.ts";
import type { TwinRow } from "./rows.ts";

export interface Twin {
  readonly beta: boolean | string;
  readonly address: Address;
  readonly operation: DocumentOperation;
}

/** GA (if any) first, then `true` (if any), then the others by code unit; never empty. */
export type Endpoint = readonly [Twin, ...Twin[]];

export function foldTwins(
  operations: readonly DocumentOperation[],
  rows: readonly TwinRow[],
  problems: Problem[],
): Endpoint[] {
  const twins = operations.map((operation): Twin => {
    const address = addressOf(operation, rows);
    if (address.marks.length > 1) problems.push(tooManyMarks(operation, address));
    return { beta: address.marks[0] ?? false, address, operation };
  });
  return groups(twins, ({ address }) => address.identity)
    .flatMap(alikeOrApart)
    .map((endpoint) => inOrder(endpoint, problems));
}

/**
 * Routes that differ in the names of their parameters only are one, unless that gives a method two of the same variant: Google's
 * `DELETE /v1/{topic}` and `DELETE /v1/{subscription}` are two methods.
 */
function alikeOrApart(twins: readonly Twin[]): readonly (readonly Twin[])[] {
  const variants = new Set(twins.map(({ beta }) => beta));
  return variants.size === twins.length ? [twins] : groups(twins, ({ address }) => address.gaKey);
}

function inOrder(twins: readonly Twin[], problems: Problem[]): Endpoint {
  const byRank = new Map<string, Twin>();
  for (const twin of twins) {
    const before = byRank.get(rank(twin.beta));
    if (before === undefined) byRank.set(rank(twin.beta), twin);
    else problems.push(sameVariant(before.operation, twin.operation));
  }
  const ranks = [...byRank.keys()].toSorted();
  return ranks.flatMap((it) => byRank.get(it) ?? []) as unknown as Endpoint; // made with its first twin
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const group = byKey.get(keyOf(item));
    if (group === undefined) byKey.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...byKey.values()];
}

/** Sorts GA first and the named ones last. */
function rank(beta: boolean | string): string {
  return typeof beta === "string" ? `2 ${beta}` : beta ? "1" : "0";
}

function tooManyMarks(
  { method, pathKey, pointer }: DocumentOperation,
  { marks }: Address,
): Problem {
  return {
    code: "twin-clash",
    message: `${method} ${pathKey} is marked as a twin twice: ${marks.join(", ")}`,
    advice: "keep one of the rows of twins that it matches",
    pointer,
  };
}

function sameVariant(first: DocumentOperation, second: DocumentOperation): Problem {
  return {
    code: "twin-clash",
    message: `${second.method} ${second.pathKey} is the same variant of one method as ${first.method} ${first.pathKey}`,
    advice: "remove one, or add a row of twins that tells them apart",
    pointer: second.pointer,
  };
}
