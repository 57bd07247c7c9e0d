/** Schemas composed by allOf as the one object that they say, where objects of properties are all that they are made of. */
import { equalSchemas } from "./equal.ts";
import { resolve, type Schemas } from "./references.ts";
import { ANNOTATIONS } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";

/** What a part may say and still be merged: of an object, its properties; and what has no say in its type. */
const MERGED: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  "default",
  "deprecated",
  "discriminator",
  "properties",
  "required",
  "type",
]);

/** `schema` is no reference. It is given as it is where it is not composed, or of what no single object says. */
export function composed(schema: SchemaObject, schemas: Schemas): SchemaObject {
  return merged(schema, schemas, new Map()) ?? schema;
}

/** `known`: of schemas met before, since sixty levels of two parts each would never end. None is a part of itself: loading saw to it. */
function merged(
  schema: SchemaObject,
  schemas: Schemas,
  known: Map<SchemaObject, SchemaObject | undefined>,
): SchemaObject | undefined {
  if (!("allOf" in schema)) return schema;
  if (known.has(schema)) return known.get(schema);
  const { allOf, ...own } = schema;
  const parts = (allOf as SchemaObject[]).map((part) => resolve(part, schemas)); // read as schemas
  const [first, ...others] = parts.map((part) => merged(part, schemas, known));
  // Of a reference, descriptions say more in this way.
  const isAlone = others.length === 0 && Object.keys(own).every((key) => ANNOTATIONS.has(key));
  const whole = isAlone ? first : [...others, own].reduce<SchemaObject | undefined>(both, first);
  known.set(schema, whole);
  return whole;
}

function both(
  left: SchemaObject | undefined,
  right: SchemaObject | undefined,
): SchemaObject | undefined {
  if (left === undefined || right === undefined || !isObject(left) || !isObject(right))
    return undefined;
  const [mine, theirs] = [propertiesOf(left), propertiesOf(right)];
  const disagree = Object.entries(theirs).some(
    ([name, it]) => Object.hasOwn(mine, name) && !equalSchemas(mine[name] ?? {}, it),
  );
  if (disagree) return undefined;
  const required = [left, right].flatMap((it) => (it["required"] ?? []) as string[]); // read as texts
  return { type: "object", properties: { ...mine, ...theirs }, required: [...new Set(required)] };
}

function isObject(schema: SchemaObject): boolean {
  const { type = "object" } = schema;
  return type === "object" && Object.keys(schema).every((key) => MERGED.has(key));
}

function propertiesOf(schema: SchemaObject): Schemas {
  return (schema["properties"] ?? {}) as Schemas; // read as schemas
}
