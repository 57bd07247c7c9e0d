/** Where two types differ, and whether the second has all that the first has. */
import { alternativesOf, compareAlternatives } from "./alternatives.ts";
import {
  onlyInGa,
  onlyInOther,
  type Compare,
  type Comparison,
  type Difference,
} from "./difference.ts";
import { equalData, equalSchemas } from "./equal.ts";
import { OPEN } from "./open-enums.ts";
import { refTo, resolve, type Schemas } from "./references.ts";
import { ANNOTATIONS, SUBSCHEMAS } from "./subschemas.ts";
import type { SchemaObject, TypeName } from "./types.ts";

/** Differences of two exported types; `where` begins each of them. */
export function compareTypes(
  [ga, other]: readonly [TypeName | null | undefined, TypeName | null | undefined],
  where: string,
  comparison: Comparison,
): Difference[] {
  if (ga == null || other == null || ga === other) return [];
  const compare = comparer(comparison);
  const found = compare({ $ref: refTo(ga) }, { $ref: refTo(other) }, where);
  return found.length > 0
    ? found
    : [{ text: `${where}: the same in another spelling`, widens: true }];
}

/** A difference is told where it is met first: a pair of schemas is compared once. */
function comparer(comparison: Comparison): Compare {
  const { schemas } = comparison;
  const seen = new Map<SchemaObject, Set<SchemaObject>>();
  const compare: Compare = (ga, other, where) => {
    if (equalSchemas(ga, other)) return [];
    const [mine, theirs] = [resolve(ga, schemas), resolve(other, schemas)];
    const before = seen.get(mine) ?? new Set();
    if (before.has(theirs)) return [];
    seen.set(mine, before.add(theirs));
    const [left, right] = [alternativesOf(ga, schemas), alternativesOf(other, schemas)];
    if (left.length > 1 || right.length > 1)
      return compareAlternatives(left, right, { where, comparison, compare });
    return [
      ...compareValues(mine, theirs, { where, comparison }),
      ...compareLimits(mine, theirs, { where, comparison }),
      ...compareProperties(mine, theirs, { where, comparison, compare }),
      ...compareInner(mine, theirs, { where, compare }),
      ...compareRest(mine, theirs, where),
    ];
  };
  return compare;
}

interface Place {
  readonly where: string;
  readonly comparison: Comparison;
}

/** By their values where both list them, else by their types and by which of them lists values at all. */
function compareValues(
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
const LIMITS: ReadonlyMap<string, boolean> = new Map([
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

function compareLimits(
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

function compareProperties(
  left: SchemaObject,
  right: SchemaObject,
  { where, comparison, compare }: Place & { readonly compare: Compare },
): Difference[] {
  const [mine, theirs] = [propertiesOf(left), propertiesOf(right)];
  const [must, mustToo] = [requiredOf(left), requiredOf(right)];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].toSorted();
  return names.flatMap((name): Difference[] => {
    const [ga, other] = [mine[name], theirs[name]];
    const mayBeMissing = !comparison.asked || !mustToo.has(name);
    if (other === undefined) return [onlyInGa(where, name)];
    if (ga === undefined)
      return [{ ...onlyInOther(where, name, comparison), widens: mayBeMissing }];
    const found = compare(ga, other, `${where}.${name}`);
    if (must.has(name) === mustToo.has(name)) return found;
    const inGa = must.has(name);
    const required = `${name} required`;
    const difference = inGa ? onlyInGa(where, required) : onlyInOther(where, required, comparison);
    return [{ ...difference, widens: inGa === comparison.asked }, ...found];
  });
}

function propertiesOf(schema: SchemaObject): Schemas {
  return (schema["properties"] ?? {}) as Schemas; // read as schemas
}

function requiredOf(schema: SchemaObject): ReadonlySet<string> {
  return new Set((schema["required"] ?? []) as string[]); // read as texts
}

function compareInner(
  left: SchemaObject,
  right: SchemaObject,
  { where, compare }: { readonly where: string; readonly compare: Compare },
): Difference[] {
  return [...SUBSCHEMAS].flatMap(([keyword, shape]): Difference[] => {
    const [ga, other] = [left[keyword], right[keyword]];
    if (keyword === "properties" || equalData(ga, other)) return [];
    const place = keyword === "items" ? `${where}[]` : `${where}.${keyword}`;
    if (shape === "one" && isSchema(ga) && isSchema(other)) return compare(ga, other, place);
    const opens = other === undefined || other === true || (shape === "one" && ga === false);
    return [{ text: `${where}: ${keyword} differs`, widens: opens }];
  });
}

function isSchema(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null;
}

/** Compared on their own, or without a say in what is allowed. */
const NOT_REST: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  ...SUBSCHEMAS.keys(),
  ...LIMITS.keys(),
  "$ref",
  "type",
  "const",
  "enum",
  "required",
  "discriminator",
  "default",
  "deprecated",
  OPEN,
]);

function compareRest(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((keyword) => !NOT_REST.has(keyword) && !equalData(left[keyword], right[keyword]))
    .toSorted()
    .map((keyword) => ({ text: `${where}: ${keyword} differs`, widens: !(keyword in right) }));
}
