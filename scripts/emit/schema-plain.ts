/** Schemas in the plain form that openapi-typescript prints right: each rule mends one thing it gets wrong. */
import type { SchemaObject } from "../model/types.ts";
import { fixDiscriminated } from "./schema-discriminator.ts";
import { DOC_KEYWORDS } from "./schema-docs.ts";
import {
  isComposed,
  isSchema,
  isShapeless,
  isStructured,
  propertyOf,
  type Schemas,
  schemaList,
  stringList,
} from "./schema-shape.ts";

type Rule = (schema: SchemaObject, schemas: Schemas) => SchemaObject;

/** Marks the part of an open enum that stands for the values not listed. */
export const REST = "x-twinfold-rest";

/** Applied in this order to every schema, before its parts. */
export const RULES: Readonly<Record<string, Rule>> = {
  "local definitions are no property": (schema) => omit(schema, "$defs", "definitions"),
  "a constant null is the type null": (schema) =>
    schema["const"] === null ? { ...omit(schema, "const"), type: "null" } : schema,
  "the values of an enum say its type, and null among its types is a value": plainEnum,
  "an open enum takes further values of its types": openEnum,
  "a nullable composition is the composition or null": nullable,
  "a discriminator is a property that each member fixes": fixDiscriminated,
  "alternatives without a type have the type beside them": shareType,
  "alternatives that take anything narrow nothing": dropShapeless,
  "what stands beside a composition is one more part of it": partsOf,
};

/** The schema and all its parts in plain form. */
export function plainSchema(schema: SchemaObject, schemas: Schemas): SchemaObject {
  const plain = Object.values(RULES).reduce((current, rule) => rule(current, schemas), schema);
  const part = (value: unknown): unknown => (isSchema(value) ? plainSchema(value, schemas) : value);
  const result: Record<string, unknown> = { ...plain };
  for (const keyword of ["items", "additionalProperties"]) {
    if (plain[keyword] !== undefined) result[keyword] = part(plain[keyword]);
  }
  for (const keyword of ["allOf", "anyOf", "oneOf", "prefixItems"]) {
    const parts = plain[keyword];
    if (Array.isArray(parts)) result[keyword] = parts.map(part);
  }
  for (const keyword of ["properties", "patternProperties"]) {
    const parts = plain[keyword];
    if (isSchema(parts)) {
      result[keyword] = Object.fromEntries(
        Object.entries(parts).map(([name, value]) => [name, part(value)]),
      );
    }
  }
  return result;
}

function plainEnum(schema: SchemaObject): SchemaObject {
  const values = schema["enum"];
  if (!Array.isArray(values)) return schema;
  const isNullable = types(schema).includes("null") && !values.includes(null);
  return {
    ...omit(schema, "type", "properties", "additionalProperties", "const"),
    enum: isNullable ? [...values, null] : values,
  };
}

function openEnum(schema: SchemaObject): SchemaObject {
  const values: unknown = schema["enum"];
  if (schema["x-twinfold-open"] !== true || !Array.isArray(values)) return schema;
  const rest = ["string", "number"]
    .filter((type) => values.some((value) => typeof value === type))
    .map((type) => ({ type, [REST]: true }));
  return { ...docs(schema), anyOf: [{ enum: values }, ...rest] };
}

function nullable(schema: SchemaObject): SchemaObject {
  const list = types(schema);
  if (!list.includes("null") || list.length === 1 || !isComposed(schema)) return schema;
  const others = list.filter((type) => type !== "null");
  const [only] = others;
  const type = others.length === 1 ? only : others;
  return { ...docs(schema), anyOf: [{ ...shape(schema), type }, { type: "null" }] };
}

function shareType(schema: SchemaObject): SchemaObject {
  const type = schema["type"];
  if (type === undefined || isStructured(schema)) return schema;
  const result: Record<string, unknown> = { ...schema };
  for (const keyword of ["anyOf", "oneOf"]) {
    const members = schema[keyword];
    if (!Array.isArray(members)) continue;
    result[keyword] = members.map((member: unknown) =>
      isSchema(member) && isShapeless(member) ? { ...member, type } : member,
    );
  }
  return result;
}

function dropShapeless(schema: SchemaObject): SchemaObject {
  let result = schema;
  for (const keyword of ["anyOf", "oneOf"]) {
    const isLoose = schemaList(schema[keyword]).some(isShapeless);
    if (isLoose && !isShapeless(omit(result, keyword))) result = omit(result, keyword);
  }
  return result;
}

function partsOf(schema: SchemaObject, schemas: Schemas): SchemaObject {
  if (!isComposed(schema)) return schema;
  const { $ref, allOf, anyOf, oneOf, ...rest } = shape(schema);
  const inline = schemaList(allOf);
  const required = [rest, ...inline.filter(isShapeless)].flatMap((part) =>
    stringList(part["required"]),
  );
  const parts: SchemaObject[] = [
    ...($ref === undefined ? [] : [{ $ref }]),
    ...inline.filter((part) => !isShapeless(part)).map((part) => requireOwn(part, required)),
  ];
  const core = coreOf(rest, required, { allOf: parts }, schemas);
  if (core !== undefined) parts.push(core);
  if (anyOf !== undefined) parts.push({ anyOf });
  if (oneOf !== undefined) parts.push({ oneOf });
  const [only] = parts;
  return { ...docs(schema), ...(parts.length === 1 ? only : { allOf: parts }) };
}

/** An inline part in which the names that its parent requires are required. */
function requireOwn(part: SchemaObject, required: readonly string[]): SchemaObject {
  const properties = part["properties"];
  if (!isSchema(properties)) return part;
  const names = required.filter((name) => Object.hasOwn(properties, name));
  return { ...part, required: [...new Set([...stringList(part["required"]), ...names])] };
}

/** What a composed schema says itself, with the properties of referenced parts that it merely requires. */
function coreOf(
  rest: SchemaObject,
  required: readonly string[],
  parts: SchemaObject,
  schemas: Schemas,
): SchemaObject | undefined {
  const properties: Record<string, unknown> = {};
  const inline = { allOf: schemaList(parts["allOf"]).filter((part) => part["$ref"] === undefined) };
  for (const name of required) {
    if (propertyOf(schemas, rest, name) !== undefined || propertyOf({}, inline, name) !== undefined)
      continue;
    const found = propertyOf(schemas, parts, name);
    if (found !== undefined) properties[name] = found;
  }
  if (Object.keys(properties).length > 0) {
    const own = isSchema(rest["properties"]) ? rest["properties"] : {};
    return { ...rest, type: "object", properties: { ...own, ...properties }, required };
  }
  return isStructured(rest) ? rest : undefined;
}

function types(schema: SchemaObject): readonly string[] {
  const type = schema["type"];
  return typeof type === "string" ? [type] : stringList(type);
}

function omit(schema: SchemaObject, ...keywords: readonly string[]): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)),
  );
}

function docs(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => DOC_KEYWORDS.has(keyword)),
  );
}

function shape(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !DOC_KEYWORDS.has(keyword)),
  );
}
