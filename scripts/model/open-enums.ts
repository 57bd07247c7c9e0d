/** Open enums: an answer may hold a value that the description does not list yet, so the type must admit it. */
import type { SchemaObject } from "./types.ts";

/** Marks a scalar enum as open, for the emitter. */
export const OPEN = "x-twinfold-open";

/** Two values or more of one scalar type; null does not count. */
export function isScalarEnum(schema: SchemaObject): boolean {
  const values = valuesOf(schema).filter((value) => value !== null);
  const [type] = values.map((value) => typeof value);
  return (
    values.length > 1 &&
    (type === "string" || type === "number") &&
    values.every((value) => typeof value === type)
  );
}

/**
 * A union of any string and constants, as an open enum: the constants are there to be completed, in requests as well.
 * Undefined where the schema is something else.
 */
export function completionOf(schema: SchemaObject): SchemaObject | undefined {
  const keyword = ["anyOf", "oneOf"].find((it) => it in schema);
  const members = (keyword === undefined ? [] : schema[keyword]) as readonly SchemaObject[]; // read as schemas
  const listed = members.filter((member) => !isAnyString(member));
  const values = listed.flatMap(valuesOf);
  const isCompletion =
    keyword !== undefined &&
    listed.length < members.length &&
    listed.every((member) => valuesOf(member).length > 0) &&
    values.some((value) => typeof value === "string") &&
    values.every((value) => typeof value === "string" || value === null);
  if (!isCompletion) return undefined;
  const { [keyword]: _, ...rest } = schema;
  const type = values.includes(null) ? ["string", "null"] : "string";
  return { ...rest, type, enum: [...new Set(values)], [OPEN]: true };
}

function valuesOf(schema: SchemaObject): readonly unknown[] {
  if (Array.isArray(schema["enum"])) return schema["enum"];
  if ("const" in schema) return [schema["const"]];
  return schema["type"] === "null" ? [null] : [];
}

function isAnyString(schema: SchemaObject): boolean {
  return schema["type"] === "string" && valuesOf(schema).length === 0;
}
