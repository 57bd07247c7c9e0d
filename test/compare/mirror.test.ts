/** Our own descriptions compared forth and back: what appears one way disappears the other. */
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Change } from "../../scripts/compare/index.ts";
import { changesBothWays } from "../support/diff.ts";
import { readTree } from "../support/tree.ts";

const SPEC = join(import.meta.dirname, "../../spec");

/** Ids with what the same change is called the other way round. */
const MIRRORED: readonly (readonly [there: readonly string[], back: readonly string[]])[] = [
  [["operation-added"], ["operation-removed"]],
  [["property-added", "property-added-required"], ["property-removed"]],
  [["property-became-required"], ["property-became-optional"]],
  [["null-allowed"], ["null-refused"]],
  [["parameter-added", "parameter-added-required"], ["parameter-removed"]],
  [["enum-value-added"], ["enum-value-removed"]],
  [["limit-added"], ["limit-removed"]],
  [["maximum-raised"], ["maximum-lowered"]],
  [["condition-added"], ["condition-removed"]],
];

/**
 * What is said to each method, seen from the older description. Without the places and how many they are: what one
 * description says once, the other may say in several.
 */
function said(changes: readonly Change[], ids: readonly string[], isBack = false): string[] {
  const lines = changes
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ methods, before, after }) => {
      const shown = isBack ? [after, before] : [before, after];
      return methods.map((method) => JSON.stringify([method, ...shown]));
    });
  return [...new Set(lines)].toSorted();
}

test.each([
  ["2024-11-04.yaml", "2024-12-18.yaml"],
  ["2024-12-18.yaml", "2026-03-31.yaml"],
])("%s and %s mirror each other", async (before, after) => {
  const [old, now] = [readTree(join(SPEC, before)), readTree(join(SPEC, after))];
  const [there, back] = await changesBothWays(old, now);
  expect(there.length).toBeGreaterThan(0);
  for (const [ids, others] of MIRRORED) {
    expect(said(back, others, true)).toEqual(said(there, ids));
    expect(said(back, ids, true)).toEqual(said(there, others));
  }
});
