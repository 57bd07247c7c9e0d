/** Where schemas stand inside a schema: by keyword, so that properties named like keywords are none. */
import type { SchemaObject } from "./types.ts";

/** Keywords that annotate: twins may differ in them and are equal nevertheless. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(["title", "description", "examples"]);

type Shape = "one" | "list" | "map";

/** Every keyword that holds schemas. Where a boolean is legal as well it is no schema. */
export const SUBSCHEMAS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["additionalProperties", "one"],
  ["allOf", "list"],
  ["anyOf", "list"],
  ["contains", "one"],
  ["contentSchema", "one"],
  ["dependentSchemas", "map"],
  ["else", "one"],
  ["if", "one"],
  ["items", "one"],
  ["not", "one"],
  ["oneOf", "list"],
  ["patternProperties", "map"],
  ["prefixItems", "list"],
  ["properties", "map"],
  ["propertyNames", "one"],
  ["then", "one"],
  ["unevaluatedItems", "one"],
  ["unevaluatedProperties", "one"],
  ["x-line-schema", "one"],
]);

/** `key` is the property's name below a map keyword, null elsewhere. */
export type Transform = (schema: SchemaObject, keyword: string, key: string | null) => SchemaObject;

/** A copy with every schema directly inside replaced. */
export function mapSubschemas(schema: SchemaObject, transform: Transform): SchemaObject {
  const copy: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const shape = SUBSCHEMAS.get(keyword);
    copy[keyword] = shape === undefined ? value : mapShape(shape, keyword, value, transform);
  }
  return copy;
}

function mapShape(shape: Shape, keyword: string, value: unknown, transform: Transform): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (shape === "one") return transform(value as SchemaObject, keyword, null); // by the table above
  if (shape === "list")
    return (value as SchemaObject[]).map((member) => transform(member, keyword, null));
  const entries = Object.entries(value as Record<string, SchemaObject>);
  return Object.fromEntries(entries.map(([key, member]) => [key, transform(member, keyword, key)]));
}

/** Every schema directly inside. A plain loop: a large description asks this half a million times. */
export function subschemasOf(schema: SchemaObject): SchemaObject[] {
  const inside: SchemaObject[] = [];
  for (const keyword in schema) {
    const shape = SUBSCHEMAS.get(keyword);
    const value = shape === undefined ? undefined : schema[keyword];
    if (typeof value !== "object" || value === null) continue;
    // which it is, the table above says
    if (shape === "one") inside.push(value as SchemaObject);
    else inside.push(...(Object.values(value) as SchemaObject[]));
  }
  return inside;
}

/** Every reference inside, at any depth; those of discriminators too. */
export function referencesIn(schema: SchemaObject, into: Set<string> = new Set()): Set<string> {
  if (typeof schema["$ref"] === "string") into.add(schema["$ref"]);
  for (const ref of meantBy(schema)) into.add(ref);
  for (const member of subschemasOf(schema)) referencesIn(member, into);
  return into;
}

interface Discriminator {
  readonly mapping?: Readonly<Record<string, string>>;
  readonly defaultMapping?: string;
}

/** The mapping of a schema's discriminator; empty where it has none. */
export function mappingOf(schema: SchemaObject): Readonly<Record<string, string>> {
  return discriminatorOf(schema)?.mapping ?? {};
}

/** What any other value of the discriminator means, or none. */
export function fallbackOf(schema: SchemaObject): string | undefined {
  return discriminatorOf(schema)?.defaultMapping;
}

/** All that the values of a discriminator mean. */
export function meantBy(schema: SchemaObject): readonly string[] {
  const { mapping = {}, defaultMapping } = discriminatorOf(schema) ?? {};
  return [...Object.values(mapping), ...(defaultMapping === undefined ? [] : [defaultMapping])];
}

function discriminatorOf(schema: SchemaObject): Discriminator | undefined {
  return schema["discriminator"] as Discriminator | undefined; // as the load stage reads it
}
