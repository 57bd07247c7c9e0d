/** Whether two schemas are the same type, whatever their annotations say. */
import { ANNOTATIONS, SUBSCHEMAS } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";

type SameReference = (left: string, right: string) => boolean;

interface Values {
  readonly [key: string]: unknown;
}

export function equalSchemas(
  left: SchemaObject,
  right: SchemaObject,
  same: SameReference = (a, b) => a === b,
): boolean {
  const mine = keywords(left);
  return (
    mine.length === keywords(right).length &&
    mine.every((key) => key in right && equalKeyword(key, left[key], right[key], same))
  );
}

function keywords(schema: SchemaObject): string[] {
  return Object.keys(schema).filter((key) => !ANNOTATIONS.has(key));
}

function equalKeyword(key: string, left: unknown, right: unknown, same: SameReference): boolean {
  if (key === "$ref") return same(String(left), String(right));
  if (key === "discriminator") return equalDiscriminators(left as Values, right as Values, same); // by its keyword
  const shape = SUBSCHEMAS.get(key);
  const isData = typeof left !== "object" || typeof right !== "object" || shape === undefined;
  if (isData) return equalData(left, right);
  if (shape === "one") return equalSchemas(left as SchemaObject, right as SchemaObject, same); // by its keyword
  return equalMembers(left as Values, right as Values, (a, b) =>
    equalSchemas(a as SchemaObject, b as SchemaObject, same),
  );
}

function equalDiscriminators(left: Values, right: Values, same: SameReference): boolean {
  return (
    left["propertyName"] === right["propertyName"] &&
    equalTargets(left["defaultMapping"], right["defaultMapping"], same) &&
    equalMembers((left["mapping"] ?? {}) as Values, (right["mapping"] ?? {}) as Values, (a, b) =>
      same(String(a), String(b)),
    )
  );
}

function equalTargets(left: unknown, right: unknown, same: SameReference): boolean {
  if (left === undefined || right === undefined) return left === right;
  return same(String(left), String(right));
}

/** Lists are compared as maps from their indices. */
function equalMembers(
  left: Values,
  right: Values,
  equal: (left: unknown, right: unknown) => boolean,
): boolean {
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
  );
}

export function equalData(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  return equalMembers(left as Values, right as Values, equalData); // lists and maps alike
}
