/** The values that two schemas allow: by lists, by types, by limits. */
import { onlyInGa, onlyInOther, type Comparison, type Difference } from "./difference.ts";
import type { SchemaObject } from "./types.ts";

export interface Place {
  readonly where: string;
  readonly comparison: Comparison;
}

/** By their values where both list them, else by their types and by which of them lists values at all. */
export function compareValues(
  left: SchemaObject,
  right: SchemaObject,
  { where, comparison }: Place,
): Difference[] {
  const [mine, theirs] = [valuesOf(left), valuesOf(right)];
  if (mine !== undefined && theirs !== undefined)
    return compareSets(mine, theirs, { where, comparison });
  const types = compareTypeLists(typesOf(left), typesOf(right), { where, comparison });
  if (mine !== undefined) return [...types, onlyInOther(where, "any value", comparison)];
  if (theirs !== undefined) return [...types, onlyInGa(where, "any value")];
  return types;
}

function compareTypeLists(
  mine: readonly unknown[] | undefined,
  theirs: readonly unknown[] | undefined,
  { where, comparison }: Place,
): Difference[] {
  const any = "a value of any type";
  if (mine === undefined) return theirs === undefined ? [] : [onlyInGa(where, any)];
  if (theirs === undefined) return [onlyInOther(where, any, comparison)];
  return compareSets(mine, theirs, { where, comparison });
}

function compareSets(
  mine: readonly unknown[],
  theirs: readonly unknown[],
  { where, comparison }: Place,
): Difference[] {
  return [
    ...mine.filter((it) => !theirs.includes(it)).map((it) => onlyInGa(where, JSON.stringify(it))),
    ...theirs
      .filter((it) => !mine.includes(it))
      .map((it) => onlyInOther(where, JSON.stringify(it), comparison)),
  ];
}

/** Undefined where every type is allowed. */
function typesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const { type } = schema;
  if (type !== undefined) return Array.isArray(type) ? type : [type];
  const values = valuesOf(schema);
  return values && [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}

function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return schema["enum"] as readonly unknown[] | undefined; // read as a list
}

/** Limits, and whether a larger one allows more. */
export const LIMITS: ReadonlyMap<string, boolean> = new Map([
  ["exclusiveMaximum", true],
  ["exclusiveMinimum", false],
  ["maxItems", true],
  ["maxLength", true],
  ["maxProperties", true],
  ["maximum", true],
  ["minItems", false],
  ["minLength", false],
  ["minProperties", false],
  ["minimum", false],
]);

export function compareLimits(
  left: SchemaObject,
  right: SchemaObject,
  { where, comparison }: Place,
): Difference[] {
  return [...LIMITS].flatMap(([keyword, largerAllowsMore]) => {
    const [mine, theirs] = [left[keyword], right[keyword]] as (number | undefined)[]; // read as numbers
    if (mine === theirs) return [];
    const isLarger = mine !== undefined && theirs !== undefined && theirs > mine;
    const widens = theirs === undefined || (mine !== undefined && isLarger === largerAllowsMore);
    const [ga, other] = [mine ?? "none", theirs ?? "none"];
    return [{ text: `${where}: ${keyword} ${ga} in GA, ${other} in ${comparison.called}`, widens }];
  });
}
