/** Two alternatives by the values that they list. */
import type { Finding } from "./finding.ts";
import type { Alternative } from "./schema.ts";

type Found = Omit<Finding, "pointer">;

export function compareValues(before: Alternative, after: Alternative): Found[] {
  const [mine, theirs] = [before.values, after.values];
  if (mine === null && theirs === null) return compareKnown(before.known, after.known);
  if (mine === null) return [{ rule: "enum-added", after: theirs }];
  const isConst = mine.length === 1; // only types of two values or more are open in answers
  if (theirs === null) return [{ rule: isConst ? "const-removed" : "enum-removed", before: mine }];
  const removed = missing(mine, theirs);
  const added = missing(theirs, mine);
  if (removed.length === mine.length && added.length > 0 && mine.length > 0)
    return [{ rule: "enum-values-replaced", before: mine, after: theirs }];
  return [
    ...(removed.length === 0 ? [] : [{ rule: "enum-value-removed" as const, before: removed }]),
    ...(added.length === 0
      ? []
      : [
          {
            rule: isConst ? ("const-widened" as const) : ("enum-value-added" as const),
            after: added,
          },
        ]),
  ];
}

function compareKnown(before: readonly unknown[], after: readonly unknown[]): Found[] {
  const removed = missing(before, after);
  const added = missing(after, before);
  return [
    ...(removed.length === 0 ? [] : [{ rule: "known-value-removed" as const, before: removed }]),
    ...(added.length === 0 ? [] : [{ rule: "known-value-added" as const, after: added }]),
  ];
}

/** Those of the first that the second does not list, sorted: the order of values says nothing. */
function missing(from: readonly unknown[], other: readonly unknown[]): unknown[] {
  const listed = new Set(other.map((value) => JSON.stringify(value)));
  return from
    .filter((value) => !listed.has(JSON.stringify(value)))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
