/** One spelling for what OpenAPI 3.0 and 3.1 spell in several ways: a row each, applied in this order. */
import type { SchemaObject } from "../model/types.ts";
import {
  annotationsOf,
  listOf,
  membersOf,
  saysOnly,
  typesOf,
  without,
  type Draft,
} from "./draft.ts";
import { nullable, nullableMember } from "./nullable.ts";
import { sortedEntries } from "./order.ts";
import { onlyMember } from "./single.ts";
import { listedBy, toldBy } from "./values.ts";

/** What a row may know besides the schema. */
export interface Surroundings {
  /** OpenAPI 3.0: what stands beside a `$ref` does not count, but for what people read. */
  readonly refStandsAlone: boolean;
  /** The `type` that a reference leads to. */
  readonly typeBehind: (ref: unknown) => unknown;
}

interface Rewrite {
  readonly rule: string;
  readonly when: (schema: Draft, surroundings: Surroundings) => boolean;
  readonly to: (schema: Draft) => Draft;
}

/** What no text can be. */
const BYTES = /^((image(?!\/svg)|audio|video|font)\/|application\/(octet-stream|pdf|zip|gzip)$)/i;

const COMBINATIONS = ["allOf", "anyOf", "oneOf"];

export const REWRITES: readonly Rewrite[] = [
  {
    rule: "an exclusive limit is a number of its own",
    when: ({ exclusiveMinimum, exclusiveMaximum }) =>
      [exclusiveMinimum, exclusiveMaximum].some((limit) => typeof limit === "boolean"),
    to: (schema) =>
      exclusive(exclusive(schema, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum"),
  },
  {
    rule: "one example is a list of one",
    when: (schema) => "example" in schema,
    to: ({ example, ...rest }) => ({ examples: [example], ...rest }),
  },
  {
    rule: "examples are a list",
    when: ({ examples }) => examples !== undefined && !Array.isArray(examples),
    to: (schema) => without(schema, "examples"),
  },
  {
    rule: "bytes are a string of format binary",
    when: (schema) =>
      BYTES.test(String(schema["contentMediaType"])) && !("contentEncoding" in schema),
    to: (schema) => ({ ...without(schema, "contentMediaType"), type: "string", format: "binary" }),
  },
  {
    rule: "beside a reference that stands alone only annotations count",
    when: (schema, { refStandsAlone }) => refStandsAlone && "$ref" in schema,
    to: (schema) => ({ ...annotationsOf(schema), $ref: schema["$ref"] }),
  },
  {
    rule: "a reference among constraints is one of them",
    when: (schema) => "$ref" in schema && !saysOnly(schema, "$ref"),
    to: ({ $ref, ...rest }) => ({ ...rest, allOf: [{ $ref }, ...listOf(rest["allOf"])] }),
  },
  {
    rule: "the type that every member has need not be said beside them",
    when: (schema, surroundings) => "type" in schema && membersHaveIt(schema, surroundings),
    to: (schema) => without(schema, "type"),
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    when: (schema) => "nullable" in schema,
    to: nullable,
  },
  {
    rule: "a union of values is an enum",
    when: (schema) => listedBy(schema) !== undefined,
    to: (schema) => {
      const listed = listedBy(schema);
      return {
        ...annotationsOf(schema),
        ...toldBy(schema),
        ...listed?.type,
        enum: listed?.values,
      };
    },
  },
  {
    rule: "a union of a type and null is both types",
    when: (schema) => nullableMember(schema) !== undefined,
    to: (schema) => ({
      ...nullable(nullableMember(schema) ?? {}),
      ...annotationsOf(schema),
    }),
  },
  {
    rule: "a value stands in an enum once",
    when: ({ enum: values }) => new Set(listOf(values)).size < listOf(values).length,
    to: ({ enum: values, ...rest }) => ({ ...rest, enum: [...new Set(listOf(values))] }),
  },
  {
    rule: "an enum of one value is a const",
    when: (schema) => listOf(schema["enum"]).length === 1,
    to: ({ enum: values, ...rest }) => ({ const: listOf(values)[0], ...rest }),
  },
  {
    rule: "a combination of one schema is that schema",
    when: (schema) => onlyMember(schema) !== undefined,
    to: (schema) => ({ ...onlyMember(schema), ...annotationsOf(schema) }),
  },
];

/** Keywords that have several spellings, or are one: without them no row applies. */
const SPELLED: ReadonlySet<string> = new Set([
  ...COMBINATIONS,
  ..."$ref nullable enum example examples contentMediaType".split(" "),
  ..."exclusiveMinimum exclusiveMaximum".split(" "),
]);

/** The schema in the one spelling, its keywords sorted. */
export function rewrite(schema: Draft, surroundings: Surroundings): SchemaObject {
  if (!Object.keys(schema).some((key) => SPELLED.has(key))) return schema;
  const uniform = REWRITES.reduce(
    (draft, { when, to }) => (when(draft, surroundings) ? to(draft) : draft),
    schema,
  );
  return uniform === schema ? schema : Object.fromEntries(sortedEntries(uniform));
}

function exclusive(schema: Draft, limit: string, keyword: string): Draft {
  if (typeof schema[keyword] !== "boolean") return schema;
  if (!schema[keyword] || !(limit in schema)) return without(schema, keyword);
  return { ...without(schema, limit), [keyword]: schema[limit] };
}

/** All alternatives, or one of the parts. */
function membersHaveIt(schema: Draft, { typeBehind }: Surroundings): boolean {
  const has = (member: Draft): boolean =>
    typesOf(schema).length === 1 &&
    (member["type"] ?? typeBehind(member["$ref"])) === typesOf(schema)[0];
  return COMBINATIONS.some((keyword) => {
    const members = membersOf(schema, keyword);
    return keyword === "allOf" ? members.some(has) : members.length > 0 && members.every(has);
  });
}
