/** Unions of scalars: values listed one by one, an enum, and an enum beside its open type are one alternative. */
import type { Alternative, TypeName } from "./schema.ts";

const SCALARS: ReadonlySet<TypeName> = new Set(["boolean", "integer", "number", "string"]);

/** The same union with fewer alternatives, in the order of their first members. */
export function simplify(alternatives: readonly Alternative[]): Alternative[] {
  if (alternatives.length < 2) return alternatives.map(withoutFullEnum);
  const anything = alternatives.find((it) => it.type === "any" && isBare(it) && it.values === null);
  if (anything !== undefined) return [anything];
  const result: Alternative[] = [];
  for (const alternative of alternatives) {
    const index = result.findIndex((it) => joinable(it, alternative));
    const before = result[index];
    if (before === undefined) result.push(alternative);
    else result[index] = join(before, alternative);
  }
  return result.filter((it) => !result.some((other) => holds(other, it))).map(withoutFullEnum);
}

/** Any text holds text of a format, any number the integers. */
function holds(wide: Alternative, other: Alternative): boolean {
  if (wide === other || !SCALARS.has(wide.type) || !isBare(wide) || wide.values !== null)
    return false;
  return wide.type === other.type || (wide.type === "number" && other.type === "integer");
}

function joinable(left: Alternative, right: Alternative): boolean {
  if (left.type === "null" && right.type === "null") return true;
  if (left.type !== right.type) return false;
  if (isSame(left, right)) return true;
  return SCALARS.has(left.type) && isBare(left) && isBare(right);
}

/** The same member of a union, met twice. */
function isSame(left: Alternative, right: Alternative): boolean {
  return (
    left.pointer === right.pointer &&
    JSON.stringify(left.values) === JSON.stringify(right.values) &&
    left.required.size === right.required.size &&
    sameSites(left.properties, right.properties) &&
    sameSites(left.conditions, right.conditions)
  );
}

function sameSites(left: Alternative["properties"], right: Alternative["properties"]): boolean {
  return (
    left.size === right.size &&
    [...left].every(([name, site]) => right.get(name)?.[0]?.value === site[0]?.value)
  );
}

/** Nothing but a type and values. */
function isBare(it: Alternative): boolean {
  const lists = [it.formats, it.patterns, it.content];
  return (
    lists.every((list) => list.length === 0) && it.numbers.size === 0 && it.conditions.size === 0
  );
}

function join(left: Alternative, right: Alternative): Alternative {
  const known = [...new Set([...left.known, ...right.known])];
  if (left.values !== null && right.values !== null)
    return { ...left, known, values: [...new Set([...left.values, ...right.values])] };
  const documented = [...(left.values ?? []), ...(right.values ?? [])];
  return { ...left, values: null, known: [...new Set([...known, ...documented])] };
}

/** Both booleans listed are any boolean. */
function withoutFullEnum(it: Alternative): Alternative {
  return it.type === "boolean" && it.values?.length === 2 ? { ...it, values: null } : it;
}
