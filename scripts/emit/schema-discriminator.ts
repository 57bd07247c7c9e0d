/** A discriminator as plain JSON Schema: a union whose members each fix the property that tells them apart. */
import type { SchemaObject } from "../model/types.ts";
import {
  canonicalName,
  isSchema,
  findProperty,
  type PropertySearch,
  referenceName,
  type Schemas,
  schemaList,
} from "./schema-shape.ts";

/**
 * The schema without its discriminator. A member that does not fix the property itself gets the values that lead
 * to it beside it, so that the union narrows and the member stays what it is elsewhere.
 */
export function fixDiscriminated(schema: SchemaObject, schemas: Schemas): SchemaObject {
  const { discriminator, ...rest } = schema;
  if (!isSchema(discriminator) || typeof discriminator["propertyName"] !== "string") return rest;
  const property = discriminator["propertyName"];
  const leading = valuesByName(discriminator["mapping"], schemas);
  const fallback = referenceName(discriminator["defaultMapping"]);
  const fix = (member: SchemaObject): SchemaObject => {
    const name = referenceName(member["$ref"]);
    const led = name === undefined ? undefined : leading.get(canonicalName(schemas, name));
    const listed = listedBy(member, { property, schemas });
    const both = led?.filter((value) => listed?.has(value)) ?? [];
    // where it lists no value of another member it is told apart as it is
    const isFixed = listed !== undefined && (both.length === 0 || both.length === listed.size);
    if (name === undefined || isFixed) return member;
    if (fallback !== undefined && canonicalName(schemas, fallback) === canonicalName(schemas, name))
      return withOther(member, {
        property,
        schemas,
        isAnswered: discriminator["x-twinfold-open"] === true,
      });
    const values = listed === undefined ? (led ?? [name]) : both;
    const fixed = {
      type: "object",
      properties: { [property]: { enum: values } },
      required: [property],
    };
    return { allOf: [member, fixed] };
  };
  const result: Record<string, unknown> = { ...rest };
  for (const keyword of ["anyOf", "oneOf"]) {
    if (Array.isArray(rest[keyword]))
      result[keyword] = distinct(schemaList(rest[keyword]), schemas).map(fix);
  }
  return result;
}

/** Marks a text that is none of those that are listed elsewhere. */
export const UNLISTED = "x-twinfold-unlisted";

/**
 * What has any other value, or none. Answers call that none where the member does not say it itself, and a text of its own kind
 * where it does: beside a plain string TypeScript would narrow nothing.
 */
function withOther(
  member: SchemaObject,
  {
    property,
    schemas,
    isAnswered,
  }: Omit<PropertySearch, "seen"> & { readonly isAnswered: boolean },
): SchemaObject {
  const own = findProperty(member, { property, schemas });
  if (own !== undefined && !(isAnswered && isAnyText(own.schema, schemas))) return member;
  const type =
    own === undefined
      ? isAnswered
        ? { not: {} }
        : { type: "string" }
      : { type: "string", [UNLISTED]: true };
  const description = `${own?.isRequired === true ? "A" : "None, or a"} value that is not listed.`;
  const required = own?.isRequired === true ? { required: [property] } : {};
  const other = {
    type: "object",
    properties: { [property]: { description, ...type } },
    ...required,
  };
  return { allOf: [member, other] };
}

function isAnyText(found: unknown, schemas: Schemas): boolean {
  if (!isSchema(found)) return false;
  const name = referenceName(found["$ref"]);
  const schema = name === undefined ? found : schemas[canonicalName(schemas, name)];
  return schema?.["type"] === "string" && !("enum" in schema || "const" in schema);
}

/** Each member once, whatever it is called: every one gets all the values that lead to it. */
function distinct(members: readonly SchemaObject[], schemas: Schemas): readonly SchemaObject[] {
  const seen = new Set<string>();
  return members.filter((member) => {
    const name = referenceName(member["$ref"]);
    if (name === undefined) return true;
    const canonical = canonicalName(schemas, name);
    const isNew = !seen.has(canonical);
    seen.add(canonical);
    return isNew;
  });
}

/** The mapping turned round. Its targets are references or bare names. */
function valuesByName(mapping: unknown, schemas: Schemas): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [value, target] of Object.entries(isSchema(mapping) ? mapping : {})) {
    const name = canonicalName(schemas, referenceName(target) ?? String(target));
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  return values;
}

/** The values of the property that the member lists; undefined where it lists none. */
function listedBy(
  member: SchemaObject,
  search: Required<Omit<PropertySearch, "seen">>,
): ReadonlySet<unknown> | undefined {
  const found = findProperty(member, search)?.schema;
  if (!isSchema(found)) return undefined;
  const name = referenceName(found["$ref"]);
  const schema = name === undefined ? found : search.schemas[canonicalName(search.schemas, name)];
  const { const: value, enum: values } = schema ?? {};
  if (value !== undefined) return new Set([value]);
  return Array.isArray(values) ? new Set(values) : undefined;
}
