/** Open enums: an answer may hold a value that the description does not list yet, so the type must admit it. */
import type { DocumentOperation } from "./document.ts";
import { keyOf, type Schemas } from "./references.ts";
import { referencesIn } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";

/** Marks a scalar enum as open, for the emitter. */
export const OPEN = "x-twinfold-open";

/** The named schemas that occur in an answer, errors included. */
export function answeredSchemas(
  operations: readonly DocumentOperation[],
  schemas: Schemas,
): Set<SchemaObject> {
  const answers = operations.flatMap(({ responses }) =>
    responses.flatMap(({ content }) => content),
  );
  const open = answers.flatMap(({ schema, itemSchema }) =>
    [schema, itemSchema].filter((it) => it !== null),
  );
  const reached = new Set<SchemaObject>();
  for (let schema = open.pop(); schema !== undefined; schema = open.pop())
    for (const ref of referencesIn(schema)) {
      const target = schemas[keyOf(ref)];
      if (target === undefined || reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  return reached;
}

/** Two values or more of one scalar type, listed as an enum or as a union of constants; null does not count. */
export function isScalarEnum(schema: SchemaObject): boolean {
  const values = (valuesOf(schema) ?? []).filter((value) => value !== null);
  const [type] = values.map((value) => typeof value);
  return (
    values.length > 1 &&
    (type === "string" || type === "number") &&
    values.every((value) => typeof value === type)
  );
}

/** A string beside constants is open as it is described: the constants are there to be completed. */
export function isCompletion(schema: SchemaObject): boolean {
  const members = unionOf(schema);
  return (
    members.some(isAnyString) &&
    members.some((member) => (valuesOf(member) ?? []).some((value) => typeof value === "string")) &&
    members.every((member) => isAnyString(member) || valuesOf(member) !== undefined)
  );
}

/** All values of an enum, a constant, null, or a union of these; undefined where others are allowed. */
function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  if (Array.isArray(schema["enum"])) return schema["enum"];
  if ("const" in schema) return [schema["const"]];
  if (schema["type"] === "null") return [null];
  const members = unionOf(schema).map(valuesOf);
  if (members.length === 0 || members.includes(undefined)) return undefined;
  return members.flatMap((values) => values ?? []);
}

function unionOf(schema: SchemaObject): readonly SchemaObject[] {
  return (schema["anyOf"] ?? schema["oneOf"] ?? []) as readonly SchemaObject[]; // read as schemas
}

function isAnyString(schema: SchemaObject): boolean {
  return schema["type"] === "string" && valuesOf(schema) === undefined;
}
