/** Where two types differ, and whether the second has all that the first has. */
import { alternativesOf, compareAlternatives } from "./alternatives.ts";
import {
  onlyInGa,
  onlyInOther,
  type Compare,
  type Comparison,
  type Difference,
} from "./difference.ts";
import { composed } from "./composed.ts";
import { compareLimits, compareValues, LIMITS, type Place } from "./compare-values.ts";
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
    return compareParts(composed(mine, schemas), composed(theirs, schemas), {
      where,
      comparison,
      compare,
    });
  };
  return compare;
}

function compareParts(
  mine: SchemaObject,
  theirs: SchemaObject,
  place: Place & { readonly compare: Compare },
): Difference[] {
  return [
    ...compareValues(mine, theirs, place),
    ...compareLimits(mine, theirs, place),
    ...compareProperties(mine, theirs, place),
    ...compareInner(mine, theirs, place),
    ...compareRest(mine, theirs, place.where),
  ];
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
    const [ga, other] = [mine, theirs].map((it) =>
      Object.hasOwn(it, name) ? it[name] : undefined,
    );
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
