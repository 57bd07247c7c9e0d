import { describe, expect, test } from "vitest";
import { REWRITES } from "../../scripts/load/rewrite.ts";
import { loadParts, ref } from "../support/description.ts";

interface Case {
  readonly rule: string;
  readonly given: object;
  readonly want: object;
  readonly openapi?: string;
}

const NULL = { type: "null" };

const CASES: readonly Case[] = [
  {
    rule: "an exclusive limit is a number of its own",
    given: { minimum: 5, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    want: { exclusiveMinimum: 5, maximum: 9 },
  },
  {
    rule: "an exclusive limit is a number of its own",
    given: { exclusiveMaximum: 3 },
    want: { exclusiveMaximum: 3 },
  },
  { rule: "one example is a list of one", given: { example: null }, want: { examples: [null] } },
  { rule: "examples are a list", given: { examples: { a: { value: 1 } } }, want: {} },
  {
    rule: "bytes are a string of format binary",
    given: { contentMediaType: "application/octet-stream" },
    want: { type: "string", format: "binary" },
  },
  {
    rule: "bytes are a string of format binary",
    given: {
      type: "string",
      contentMediaType: "application/octet-stream",
      contentEncoding: "base64",
    },
    want: {
      type: "string",
      contentMediaType: "application/octet-stream",
      contentEncoding: "base64",
    },
  },
  {
    rule: "beside a reference that stands alone only annotations count",
    openapi: "3.0.4",
    given: { ...ref("O"), nullable: true, description: "D" },
    want: { ...ref("O"), description: "D" },
  },
  {
    rule: "a reference among constraints is one of them",
    given: { ...ref("O"), description: "D", required: ["x"] },
    want: { allOf: [ref("O")], description: "D", required: ["x"] },
  },
  {
    rule: "the type that every member has need not be said beside them",
    given: { type: "object", oneOf: [ref("O"), ref("P")] },
    want: { oneOf: [ref("O"), ref("P")] },
  },
  {
    rule: "the type that every member has need not be said beside them",
    given: { type: "object", oneOf: [ref("O"), { minProperties: 1 }] },
    want: { type: "object", oneOf: [ref("O"), { minProperties: 1 }] },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { type: "string", nullable: true, maxLength: 3 },
    want: { type: ["string", "null"], maxLength: 3 },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { type: "string", enum: ["a", "b"], nullable: true },
    want: { type: ["string", "null"], enum: ["a", "b", null] },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { oneOf: [ref("O"), ref("P")], nullable: true },
    want: { oneOf: [ref("O"), ref("P"), NULL] },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { allOf: [ref("O")], nullable: true, description: "D" },
    want: { anyOf: [ref("O"), NULL], description: "D" },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { allOf: [ref("O"), ref("P")], nullable: true },
    want: { anyOf: [{ allOf: [ref("O"), ref("P")] }, NULL] },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { ...ref("O"), nullable: true },
    want: { anyOf: [ref("O"), NULL] },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { nullable: true, description: "null is allowed already" },
    want: { description: "null is allowed already" },
  },
  {
    rule: "nullable is a type, a value or a member of a union",
    given: { type: "string", nullable: false },
    want: { type: "string" },
  },
  {
    rule: "a union of values is an enum",
    given: {
      anyOf: [{ const: "a", type: "string", title: "A" }, { enum: ["b"], type: "string" }, NULL],
    },
    want: { type: ["string", "null"], enum: ["a", "b", null] },
  },
  {
    rule: "a union of values is an enum",
    given: {
      description: "How.",
      oneOf: [{ const: "a", description: "First." }, { const: 2, title: "Two" }, { enum: [3] }],
    },
    want: { description: 'How.\n\n- `"a"`: First.', enum: ["a", 2, 3] },
  },
  {
    rule: "a union of values is an enum",
    given: { anyOf: [{ const: "a" }, { type: "string" }] },
    want: { anyOf: [{ const: "a" }, { type: "string" }] },
  },
  {
    rule: "a union of a type and null is both types",
    given: { anyOf: [{ type: "string", format: "date" }, NULL], title: "T" },
    want: { type: ["string", "null"], format: "date", title: "T" },
  },
  {
    rule: "a union of a type and null is both types",
    given: { anyOf: [ref("O"), NULL] },
    want: { anyOf: [ref("O"), NULL] },
  },
  {
    rule: "an enum of one value is a const",
    given: { type: "string", enum: ["a"] },
    want: { type: "string", const: "a" },
  },
  {
    rule: "a combination of one schema is that schema",
    given: { allOf: [ref("O")], description: "D" },
    want: { ...ref("O"), description: "D" },
  },
  {
    rule: "a combination of one schema is that schema",
    given: {
      oneOf: [ref("O")],
      discriminator: { propertyName: "t", mapping: { o: "#/components/schemas/O" } },
      type: "object",
      nullable: true,
    },
    want: { anyOf: [ref("O"), NULL] },
  },
  {
    rule: "a combination of one schema is that schema",
    given: { allOf: [ref("O")], minProperties: 1 },
    want: { allOf: [ref("O")], minProperties: 1 },
  },
  {
    rule: "a value stands in an enum once",
    given: { type: "string", enum: ["a", "b", "a"] },
    want: { type: "string", enum: ["a", "b"] },
  },
  {
    rule: "a value stands in an enum once",
    given: { type: "string", enum: ["a", "a"] },
    want: { type: "string", const: "a" },
  },
];

describe.each(CASES)("$rule", ({ given, want, openapi = "3.1.0" }) => {
  test(`${JSON.stringify(given)}`, async () => {
    const object = { type: "object", properties: {} };
    const components = { schemas: { A: given, O: object, P: object } };
    expect((await loadParts({ openapi, components })).schemas["A"]).toEqual(want);
  });
});

test("every rule has a case, and no case is of a rule that is gone", () => {
  expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(REWRITES.map(({ rule }) => rule)));
});

test("the same API in 3.0 and in 3.1 is the same document", async () => {
  const old = sailing(
    { type: "integer", nullable: true },
    { type: "number", minimum: 0, exclusiveMinimum: true },
    { type: "string", enum: ["x"], example: "x" },
  );
  const current = sailing(
    { anyOf: [{ type: "integer" }, NULL] },
    { type: "number", exclusiveMinimum: 0 },
    { type: "string", const: "x", examples: ["x"] },
  );
  const [before, after] = await Promise.all([
    loadParts({ openapi: "3.0.3", components: { schemas: old } }),
    loadParts({ openapi: "3.1.1", components: { schemas: current } }),
  ]);
  expect({ ...before, sha256: "" }).toEqual({ ...after, sha256: "" });
});

function sailing(nullable: object, exclusive: object, one: object): object {
  return { A: { type: "object", properties: { a: nullable, b: exclusive, c: one } } };
}
