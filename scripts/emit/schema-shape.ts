/** What a schema says of the shape of a value, apart from its documentation and limits. */
import type { Model, SchemaObject } from "../model/types.ts";

export type Schemas = Model["schemas"];

const PREFIX = "#/components/schemas/";
const COMPOSITION = ["$ref", "allOf", "anyOf", "oneOf"] as const;
const STRUCTURE = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
  "enum",
  "const",
] as const;

export function isSchema(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parts of a list of schemas, booleans left out. */
export function schemaList(value: unknown): readonly SchemaObject[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function stringList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

export function isComposed(schema: SchemaObject): boolean {
  return COMPOSITION.some((keyword) => schema[keyword] !== undefined);
}

export function isStructured(schema: SchemaObject): boolean {
  return STRUCTURE.some((keyword) => {
    const value = schema[keyword];
    return value !== undefined && value !== false && !(isSchema(value) && isEmpty(value, keyword));
  });
}

/** Whether it takes a value of any shape: `{}`, `{ required: […] }`, `{ pattern: … }`. */
export function isShapeless(schema: SchemaObject): boolean {
  return (
    schema["type"] === undefined && !isComposed(schema) && !isStructured(schema) && !isNever(schema)
  );
}

/** Whether it takes no value: `{ not: {} }`, which `false` is read as. */
export function isNever({ not }: SchemaObject): boolean {
  return isSchema(not) && Object.keys(not).length === 0;
}

/** The name that a reference to a schema leads to. */
export function referenceName(reference: unknown): string | undefined {
  return typeof reference === "string" && reference.startsWith(PREFIX)
    ? reference.slice(PREFIX.length)
    : undefined;
}

/** The name at the end of a chain of schemas that are nothing but references. */
export function canonicalName(schemas: Schemas, name: string): string {
  const seen = new Set<string>();
  let current = name;
  while (!seen.has(current)) {
    seen.add(current);
    const schema = own(schemas, current);
    const next = schema && isAlias(schema) ? referenceName(schema["$ref"]) : undefined;
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

export interface FoundProperty {
  readonly schema: unknown;
  /** By the part that has it. */
  readonly isRequired: boolean;
}

export interface PropertySearch {
  readonly property: string;
  /** Where references lead. */
  readonly schemas: Schemas;
  readonly seen?: Set<string>;
}

/** A property of a schema, found through references and `allOf`. */
export function findProperty(
  schema: SchemaObject,
  { property, schemas, seen = new Set() }: PropertySearch,
): FoundProperty | undefined {
  const properties = schema["properties"];
  const isRequired = stringList(schema["required"]).includes(property);
  if (isSchema(properties) && Object.hasOwn(properties, property)) {
    return { schema: properties[property], isRequired };
  }
  const name = referenceName(schema["$ref"]);
  const target = name === undefined || seen.has(name) ? undefined : own(schemas, name);
  if (name !== undefined) seen.add(name); // what was not found there once is not there
  for (const part of [...(target ? [target] : []), ...schemaList(schema["allOf"])]) {
    const found = findProperty(part, { property, schemas, seen });
    if (found !== undefined) return { ...found, isRequired: found.isRequired || isRequired };
  }
  return undefined;
}

/**
 * What {@link findProperty} finds for every name, by one walk however many names are asked for. Without schemas,
 * references are not followed.
 */
export function propertiesOf(
  schema: SchemaObject,
  schemas: Schemas = {},
): ReadonlyMap<string, FoundProperty> {
  const found = new Map<string, FoundProperty>();
  const seen = new Set<string>();
  const walk = (part: SchemaObject, above: readonly ReadonlySet<string>[]): void => {
    const required = [...above, new Set(stringList(part["required"]))];
    const properties = isSchema(part["properties"]) ? part["properties"] : {};
    for (const [name, property] of Object.entries(properties)) {
      const isRequired = required.some((names) => names.has(name));
      if (!found.has(name)) found.set(name, { schema: property, isRequired });
    }
    const name = referenceName(part["$ref"]);
    const target = name === undefined || seen.has(name) ? undefined : own(schemas, name);
    if (name !== undefined) seen.add(name);
    if (target !== undefined) walk(target, required);
    for (const inner of schemaList(part["allOf"])) walk(inner, required);
  };
  walk(schema, []);
  return found;
}

function own(schemas: Schemas, name: string): SchemaObject | undefined {
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

function isAlias(schema: SchemaObject): boolean {
  return (
    !isStructured(schema) &&
    COMPOSITION.every((key) => (schema[key] === undefined) === (key !== "$ref"))
  );
}

function isEmpty(value: SchemaObject, keyword: (typeof STRUCTURE)[number]): boolean {
  return (
    (keyword === "properties" || keyword === "patternProperties") && Object.keys(value).length === 0
  );
}
