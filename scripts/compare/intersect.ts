/** What holds where two alternatives hold at once: the normal form of allOf. */
import type { Alternative, Site, TypeName } from "./schema.ts";

/** Undefined where no value is both. */
export function intersect(left: Alternative, right: Alternative): Alternative | undefined {
  if (isBlank(right) && left.pointer !== "") return left;
  if (isBlank(left) && right.type !== "any") return right;
  const type = commonType(left.type, right.type);
  const values = commonValues(left.values, right.values);
  if (type === undefined || values?.length === 0) return undefined;
  return {
    type,
    pointer:
      left.type === "any" && right.type !== "any" ? right.pointer : left.pointer || right.pointer,
    names: union(left.names, right.names),
    tags: union(left.tags, right.tags),
    values,
    known: union(left.known, right.known),
    formats: union(left.formats, right.formats),
    patterns: union(left.patterns, right.patterns),
    numbers: tightest(left.numbers, right.numbers),
    uniqueItems: left.uniqueItems || right.uniqueItems,
    content: union(left.content, right.content),
    properties: merge(left.properties, right.properties, both),
    required: new Set([...left.required, ...right.required]),
    additional: openness(left.additional, right.additional),
    items: openness(left.items, right.items),
    prefix: left.prefix.length > 0 ? left.prefix : right.prefix,
    conditions: merge(left.conditions, right.conditions, both),
    demands: merge(left.demands, right.demands, union),
  };
}

/** What asks nothing of a value. */
function isBlank({ type, names, tags, conditions }: Alternative): boolean {
  return type === "any" && names.length === 0 && tags.length === 0 && conditions.size === 0;
}

function commonType(left: TypeName, right: TypeName): TypeName | undefined {
  if (left === right || right === "any") return left;
  if (left === "any") return right;
  const isNumeric = [left, right].every((type) => type === "integer" || type === "number");
  return isNumeric ? "integer" : undefined;
}

function commonValues(
  left: readonly unknown[] | null,
  right: readonly unknown[] | null,
): readonly unknown[] | null {
  if (left === null || right === null) return left ?? right;
  const allowed = new Set(right.map((value) => JSON.stringify(value)));
  return left.filter((value) => allowed.has(JSON.stringify(value)));
}

function tightest(
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): Map<string, number> {
  return merge(left, right, (a, b, keyword) =>
    /^(max|exclusiveMax)/.test(keyword) ? Math.min(a, b) : Math.max(a, b),
  );
}

function openness(left: Site | false | null, right: Site | false | null): Site | false | null {
  if (left === false || right === false) return false;
  return left === null ? right : right === null ? left : both(left, right);
}

function both(left: Site, right: Site): Site {
  const seen = new Set(left.map(({ value }) => value));
  return [...left, ...right.filter(({ value }) => !seen.has(value))];
}

function union<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  if (right.length === 0) return left;
  return left.length === 0 ? right : [...new Set([...left, ...right])];
}

function merge<T>(
  left: ReadonlyMap<string, T>,
  right: ReadonlyMap<string, T>,
  join: (left: T, right: T, key: string) => T,
): Map<string, T> {
  const joined = new Map(left);
  for (const [key, value] of right) {
    const own = joined.get(key);
    joined.set(key, own === undefined ? value : join(own, value, key));
  }
  return joined;
}
