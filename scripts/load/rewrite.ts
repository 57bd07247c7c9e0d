/** One spelling for what OpenAPI 3.0 and 3.1 spell in several ways: a row each, applied in this order. */
import type { SchemaObject } from "../model/types.ts";

type Draft = Readonly<Record<string, unknown>>;

export interface Dialect {
  /** What stands beside a `$ref` does not count, but for what people read. */
  readonly refStandsAlone: boolean;
}

interface Rewrite {
  readonly rule: string;
  readonly when: (schema: Draft, dialect: Dialect) => boolean;
  readonly to: (schema: Draft) => Draft;
}

const ANNOTATIONS = new Set(
  "title description default examples deprecated readOnly writeOnly".split(" "),
);
const COMBINATIONS = ["allOf", "anyOf", "oneOf"] as const;
const NULL: Draft = { type: "null" };

export const REWRITES: readonly Rewrite[] = [
  {
    rule: "an exclusive limit is a number of its own",
    when: (schema) =>
      typeof (schema["exclusiveMinimum"] ?? schema["exclusiveMaximum"]) === "boolean",
    to: (schema) => exclusive(exclusive(schema, "minimum"), "maximum"),
  },
  {
    rule: "one example is a list of one",
    when: (schema) => "example" in schema,
    to: ({ example, ...rest }) => ({ examples: [example], ...rest }),
  },
  {
    rule: "examples are a list",
    when: (schema) => "examples" in schema && !Array.isArray(schema["examples"]),
    to: (schema) => without(schema, "examples"),
  },
  {
    rule: "bytes are a string of format binary",
    when: (schema) =>
      schema["contentMediaType"] === "application/octet-stream" && !("contentEncoding" in schema),
    to: (schema) => ({ ...without(schema, "contentMediaType"), type: "string", format: "binary" }),
  },
  {
    rule: "beside a reference that stands alone only annotations count",
    when: (schema, { refStandsAlone }) =>
      refStandsAlone && "$ref" in schema && !annotated(schema, "$ref"),
    to: (schema) => ({ ...annotationsOf(schema), $ref: schema["$ref"] }),
  },
  {
    rule: "a reference among constraints is one of them",
    when: (schema) => "$ref" in schema && !annotated(schema, "$ref"),
    to: ({ $ref, ...rest }) => ({ ...rest, allOf: [{ $ref }, ...listOf(rest["allOf"])] }),
  },
  {
    rule: "nullable is a type, a value and a member of a union",
    when: (schema) => schema["nullable"] === true,
    to: (schema) => nullable(without(schema, "nullable")),
  },
  {
    rule: "an enum of one value is a const",
    when: (schema) => Array.isArray(schema["enum"]) && schema["enum"].length === 1,
    to: ({ enum: values, ...rest }) => ({ const: listOf(values)[0], ...rest }),
  },
  {
    rule: "a combination of one schema is that schema",
    when: (schema) => onlyMember(schema) !== undefined,
    to: (schema) => ({ ...onlyMember(schema), ...annotationsOf(schema) }),
  },
];

/** The schema in the one spelling, its keywords sorted. */
export function rewrite(schema: Draft, dialect: Dialect): SchemaObject {
  const uniform = REWRITES.reduce(
    (draft, { when, to }) => (when(draft, dialect) ? to(draft) : draft),
    schema,
  );
  return uniform === schema ? schema : sorted(uniform);
}

function exclusive(schema: Draft, limit: "minimum" | "maximum"): Draft {
  const keyword = limit === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  if (typeof schema[keyword] !== "boolean") return schema;
  const rest = without(schema, keyword);
  return schema[keyword] && limit in schema
    ? { ...without(rest, limit), [keyword]: schema[limit] }
    : rest;
}

function nullable(schema: Draft): Draft {
  const union = "oneOf" in schema ? "oneOf" : "anyOf" in schema ? "anyOf" : undefined;
  const types = typeof schema["type"] === "string" ? [schema["type"]] : listOf(schema["type"]);
  const combined = COMBINATIONS.some((keyword) => keyword in schema) || "$ref" in schema;
  if (union !== undefined && annotated(schema, union))
    return { ...schema, [union]: [...listOf(schema[union]), NULL] };
  if (combined) {
    const inner = Object.fromEntries(
      Object.entries(schema).filter(([key]) => !ANNOTATIONS.has(key)),
    );
    return { ...annotationsOf(schema), anyOf: [rewrite(inner, { refStandsAlone: false }), NULL] };
  }
  if (types.length === 0 && !("enum" in schema)) return schema; // without a type null is allowed already
  return {
    ...schema,
    ...(types.length === 0 || types.includes("null") ? {} : { type: [...types, "null"] }),
    ...("enum" in schema ? { enum: [...new Set([...listOf(schema["enum"]), null])] } : {}),
  };
}

/** The one member of the schema's one combination, where nothing but annotations stands beside it. */
function onlyMember(schema: Draft): Draft | undefined {
  const keyword = COMBINATIONS.find((it) => it in schema);
  const members = keyword === undefined ? [] : listOf(schema[keyword]);
  if (keyword === undefined || members.length !== 1) return undefined;
  const bare = keyword === "allOf" ? schema : without(schema, "discriminator"); // one member needs none
  return annotated(bare, keyword) ? (members[0] as Draft) : undefined; // members were read as schemas
}

function annotated(schema: Draft, keyword: string): boolean {
  return Object.keys(schema).every((key) => key === keyword || ANNOTATIONS.has(key));
}

function annotationsOf(schema: Draft): Draft {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => ANNOTATIONS.has(key)));
}

function without(schema: Draft, keyword: string): Draft {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function sorted(schema: Draft): SchemaObject {
  return Object.fromEntries(Object.entries(schema).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
