/**
 * Schemas with a discriminator that others are made of (`allOf`): a value of one is a value of these others, so that it is
 * their union. What they have in common gets a name of its own, which they are made of instead.
 */
import type { Document, DocumentOperation, MediaType } from "./document.ts";
import { propertiesOf } from "./paging.ts";
import { keyOf, refTo, resolve, type Schemas } from "./references.ts";
import { fallbackOf, mappingOf, mapSubschemas, subschemasOf } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";
import { alternativesOf, schemasOf } from "./unions.ts";

type Described = Pick<Document, "operations" | "schemas">;

/** Ends the key of what a family has in common: `Pet.Base` is the type `PetBase`. */
const BASE = ".Base";

export function withFamilies<D extends Described>(document: D): D {
  const { schemas } = document;
  const bases = basesIn(document);
  if (bases.size === 0) return document;
  const copies = new Map<SchemaObject, SchemaObject>();
  const copy = (schema: SchemaObject): SchemaObject => {
    const known = copies.get(schema);
    if (known !== undefined) return known;
    const made = mapSubschemas(schema, (member, keyword) => {
      const ref = keyword === "allOf" ? member["$ref"] : undefined;
      const isBase = typeof ref === "string" && bases.has(keyOf(ref));
      return isBase ? { ...member, $ref: ref + BASE } : copy(member);
    });
    copies.set(schema, made);
    return made;
  };
  const entries = Object.entries(schemas).flatMap(([key, schema]) => {
    if (!bases.has(key)) return [[key, copy(schema)] as const];
    const { discriminator: _, ...common } = schema;
    return [[key, unionOf(key, schemas, bases)] as const, [key + BASE, copy(common)] as const];
  });
  const operations = document.operations.map((it) => withSchemas(it, copy));
  return { ...document, operations, schemas: Object.fromEntries(entries) };
}

/** Keys of the schemas that are to be unions: those that something refers to as a whole. */
function basesIn(document: Described): ReadonlySet<string> {
  const { schemas } = document;
  const isPlain = plainnessIn(schemas);
  const found = Object.entries(schemas).flatMap(([key, schema]) =>
    isFamily(schema, schemas) &&
    [key, ...membersOf(schema, schemas)].every(isPlain) &&
    !Object.hasOwn(schemas, key + BASE)
      ? [key]
      : [],
  );
  if (found.length === 0) return new Set();
  const meant = wholesIn([...Object.values(schemas), ...document.operations.flatMap(schemasOf)]);
  return new Set(found.filter((key) => meant.has(key)));
}

function isFamily(schema: SchemaObject, schemas: Schemas): boolean {
  if (!("discriminator" in schema) || alternativesOf(schema) !== undefined) return false;
  if (fallbackOf(schema) !== undefined || Object.keys(mappingOf(schema)).length === 0) return false;
  const values = valuesOf(schema, schemas);
  return values === "any" || values.every((value) => typeof value === "string");
}

/** What the property that tells a family apart may be: the values that are listed, or any text; what is no text is not known. */
function valuesOf(schema: SchemaObject, schemas: Schemas): "any" | readonly unknown[] {
  const property = propertiesOf(schema, schemas).get(nameOf(schema));
  const { type, const: value, enum: values } = resolve(property ?? {}, schemas);
  if (Array.isArray(values)) return values as readonly unknown[];
  if (value !== undefined) return [value];
  return type === "string" || property === undefined ? "any" : [undefined];
}

function unionOf(key: string, schemas: Schemas, bases: ReadonlySet<string>): SchemaObject {
  const schema = schemas[key] ?? {};
  const values = valuesOf(schema, schemas);
  const mapping = Object.entries(mappingOf(schema)).map(([value, ref]): [string, string] => {
    const target = ownKey(keyOf(ref), schemas);
    return [value, bases.has(target) ? target + BASE : target];
  });
  const mapped = new Set(mapping.map(([value]) => value));
  const left = values === "any" ? [] : values.filter((value) => !mapped.has(String(value)));
  mapping.push(...left.map((value): [string, string] => [String(value), key + BASE]));
  const keys = new Set(mapping.map(([, target]) => target));
  const isOpen = values === "any" && !keys.has(key + BASE);
  const { title, description, deprecated } = schema;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    discriminator: {
      propertyName: nameOf(schema),
      mapping: Object.fromEntries(mapping.map(([value, target]) => [value, refTo(target)])),
      ...(isOpen ? { defaultMapping: refTo(key + BASE) } : {}),
    },
    oneOf: [...keys, ...(isOpen ? [key + BASE] : [])].map((target) => ({ $ref: refTo(target) })),
  };
}

function membersOf(schema: SchemaObject, schemas: Schemas): readonly string[] {
  return Object.values(mappingOf(schema)).map((ref) => ownKey(keyOf(ref), schemas));
}

/** The key at the end of a chain of schemas that are another one by name alone. */
function ownKey(key: string, schemas: Schemas): string {
  let here = key;
  for (let steps = 0; steps < 100; steps++) {
    const ref = schemas[here]?.["$ref"];
    if (typeof ref !== "string") return here;
    here = keyOf(ref);
  }
  return key;
}

/** Whether a named schema is an object and the parts that it is composed of: a union of anything else might hold itself. */
function plainnessIn(schemas: Schemas): (key: string) => boolean {
  const known = new Map<string, boolean>();
  const isPlain = (schema: SchemaObject): boolean => {
    const { type = "object", allOf = [] } = schema;
    if (type !== "object" || "$ref" in schema || !(alternativesOf(schema) ?? []).every(isInline))
      return false;
    return (allOf as readonly SchemaObject[]).every(({ $ref: ref, ...part }) =>
      typeof ref === "string" ? isNamed(keyOf(ref)) : isPlain(part),
    ); // read as schemas
  };
  const isNamed = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, true); // what is composed of itself was refused
    const schema = schemas[key];
    const found = schema !== undefined && isPlain(schema);
    known.set(key, found);
    return found;
  };
  return isNamed;
}

function isInline(schema: SchemaObject): boolean {
  const parts = [...(alternativesOf(schema) ?? []), ...((schema["allOf"] ?? []) as SchemaObject[])]; // read as schemas
  return !("$ref" in schema) && parts.every(isInline);
}

/** Keys of the schemas that anything refers to, but for what is made of them. */
function wholesIn(roots: Iterable<SchemaObject>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (schema: SchemaObject): void => {
    if (typeof schema["$ref"] === "string") found.add(keyOf(schema["$ref"]));
    const parts = new Set<SchemaObject>((schema["allOf"] ?? []) as readonly SchemaObject[]); // read as schemas
    for (const member of subschemasOf(schema))
      if (!parts.has(member) || !("$ref" in member)) visit(member);
  };
  for (const root of roots) visit(root);
  return found;
}

function nameOf(schema: SchemaObject): string {
  return (schema["discriminator"] as { readonly propertyName: string }).propertyName; // as it was read
}

function withSchemas(
  operation: DocumentOperation,
  copy: (schema: SchemaObject) => SchemaObject,
): DocumentOperation {
  const media = (content: readonly MediaType[]): MediaType[] =>
    content.map(({ schema, itemSchema, ...others }) => ({
      ...others,
      schema: schema && copy(schema),
      itemSchema: itemSchema && copy(itemSchema),
    }));
  const { body, parameters, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map((it) => ({ ...it, schema: copy(it.schema) })),
    body: body && { ...body, content: media(body.content) },
    responses: responses.map((it) => ({ ...it, content: media(it.content) })),
  };
}
