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
    const both = led?.filter((value) => listed?.includes(value)) ?? [];
    // where it lists no value of another member it is told apart as it is
    const isFixed = listed !== undefined && (both.length === 0 || both.length === listed.length);
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

/**
 * What has any other value, or none. Answers call that none where the member does not say it itself: beside a plain
 * string TypeScript would narrow nothing.
 */
function withOther(
  member: SchemaObject,
  {
    property,
    schemas,
    isAnswered,
  }: Omit<PropertySearch, "seen"> & { readonly isAnswered: boolean },
): SchemaObject {
  if (findProperty(member, { property, schemas }) !== undefined) return member;
  const type = isAnswered ? { not: {} } : { type: "string" };
  const other = { description: "None, or a value that is not listed.", ...type };
  return { allOf: [member, { type: "object", properties: { [property]: other } }] };
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
): readonly unknown[] | undefined {
  const found = findProperty(member, search)?.schema;
  if (!isSchema(found)) return undefined;
  const name = referenceName(found["$ref"]);
  const schema = name === undefined ? found : search.schemas[canonicalName(search.schemas, name)];
  const { const: value, enum: values } = schema ?? {};
  return value === undefined ? (Array.isArray(values) ? values : undefined) : [value];
}
