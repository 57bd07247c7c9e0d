/** Schemas in the plain form that openapi-typescript prints right: each rule mends one thing it gets wrong. */
import type { SchemaObject } from "../model/types.ts";
import { fixDiscriminated } from "./schema-discriminator.ts";
import { docsOf, shapeOf } from "./schema-docs.ts";
import { partsOf } from "./schema-parts.ts";
import {
  isComposed,
  isNever,
  isSchema,
  isShapeless,
  isStructured,
  type Schemas,
  schemaList,
  stringList,
} from "./schema-shape.ts";

type Rule = (schema: SchemaObject, schemas: Schemas) => SchemaObject;

/** Marks the part of an open enum that stands for the values not listed. */
export const REST = "x-twinfold-rest";

/** Marks what takes no value. */
export const NEVER = "x-twinfold-never";

/** Marks a list whose items stand in a tuple: as what follows its places, or as a place that need not be filled. */
export const PLACE = "x-twinfold-place";

/** Applied in this order to every schema, before its parts. */
export const RULES: Readonly<Record<string, Rule>> = {
  "what takes no value is marked as such": (schema) =>
    isNever(schema) ? { ...docsOf(schema), type: "null", [NEVER]: true } : schema,
  "local definitions are no property": (schema) => omit(schema, "$defs", "definitions"),
  "keys that match a pattern are keys of a map, closed or not": openPatterns,
  "places that need not be filled, and what follows all, are marked as such": openTuple,
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

const RULES_IN_ORDER = Object.values(RULES);

/** The schema and all its parts in plain form. */
export function plainSchema(schema: SchemaObject, schemas: Schemas): SchemaObject {
  const plain = RULES_IN_ORDER.reduce((current, rule) => rule(current, schemas), schema);
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

function openPatterns(schema: SchemaObject): SchemaObject {
  const { patternProperties, additionalProperties } = schema;
  const isClosed = additionalProperties === false && isSchema(patternProperties);
  return isClosed && Object.keys(patternProperties).length > 0
    ? omit(schema, "additionalProperties")
    : schema;
}

/** Without a rule for it, nothing follows and each place is filled: few mean anything else. */
function openTuple(schema: SchemaObject): SchemaObject {
  const { prefixItems, items, minItems, ...others } = schema;
  const places = schemaList(prefixItems);
  if (places.length === 0) return schema;
  const filled = typeof minItems === "number" ? minItems : places.length;
  const isOpen = isSchema(items) && !isNever(items);
  return {
    ...others,
    ...(minItems === undefined ? {} : { minItems }),
    prefixItems: [
      ...places.map((place, i) => (i < filled ? place : standing("optional", place))),
      ...(isOpen ? [standing("rest", items)] : []),
    ],
  };
}

function standing(place: "optional" | "rest", items: SchemaObject): SchemaObject {
  return { type: "array", items, [PLACE]: place };
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
  return { ...docsOf(schema), anyOf: [{ enum: values }, ...rest] };
}

function nullable(schema: SchemaObject): SchemaObject {
  const list = types(schema);
  if (!list.includes("null") || list.length === 1 || !isComposed(schema)) return schema;
  const others = list.filter((type) => type !== "null");
  const [only] = others;
  const type = others.length === 1 ? only : others;
  return { ...docsOf(schema), anyOf: [{ ...shapeOf(schema), type }, { type: "null" }] };
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

function types(schema: SchemaObject): readonly string[] {
  const type = schema["type"];
  return typeof type === "string" ? [type] : stringList(type);
}

function omit(schema: SchemaObject, ...keywords: readonly string[]): SchemaObject {
  if (!keywords.some((keyword) => keyword in schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)),
  );
}
