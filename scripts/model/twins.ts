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
  const endpoints = new Map<string, Map<string, Twin>>();
  for (const operation of operations) {
    const address = addressOf(operation, rows);
    const beta = address.marks[0] ?? false;
    if (address.marks.length > 1) problems.push(tooManyMarks(operation, address));
    const twins = endpoints.get(address.identity) ?? new Map<string, Twin>();
    const before = twins.get(rank(beta));
    if (before !== undefined) problems.push(sameVariant(before.operation, operation));
    else twins.set(rank(beta), { beta, address, operation });
    endpoints.set(address.identity, twins);
  }
  return [...endpoints.values()].map((twins) => {
    const ranks = [...twins.keys()].toSorted();
    return ranks.flatMap((it) => twins.get(it) ?? []) as unknown as Endpoint; // made with its first twin
  });
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
