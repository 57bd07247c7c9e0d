/** What each kind of schema becomes: flat named types that mean what the schema says. */
import { describe, expect, it } from "vitest";
import { emitSchema } from "../../scripts/emit/schema.ts";
import type { SchemaObject } from "../../scripts/model/types.ts";
import { model } from "../support/model.ts";
import { number, object, printed, ref, text } from "../support/printed-schema.ts";

interface Case {
  readonly name: string;
  readonly given: SchemaObject;
  readonly others?: Record<string, SchemaObject>;
  readonly want: string;
}

const A = object({ a: text }, "a");
const B = object({ b: number });

const CASES: readonly Case[] = [
  {
    name: "an object is an interface whose optional properties take undefined",
    given: object({ a: text, b: number }, "a"),
    want: "interface X { a: string; b?: number | undefined; }",
  },
  {
    name: "a map that is closed but for patterns has values by these",
    given: { type: "object", patternProperties: { "^x": text }, additionalProperties: false },
    want: "interface X { [key: string]: string; }",
  },
  {
    name: "anything else is a type",
    given: { type: "array", items: text },
    want: "type X = string[];",
  },
  {
    name: "what takes no value is never, also among others",
    given: object({ a: { not: {} }, b: { anyOf: [text, { not: {} }] } }, "a", "b"),
    want: "interface X { a: never; b: string | never; }",
  },
  {
    name: "what one part requires of another one is required",
    given: { allOf: [ref("B"), object({ a: text }, "a", "b")] },
    others: { B },
    want: "type X = B & { a: string; b: number; };",
  },
  { name: "an alias is an alias", given: ref("A"), others: { A }, want: "type X = A;" },
  {
    name: "a reference with a description is that reference",
    given: object({ a: { ...ref("A"), description: "One." } }),
    others: { A },
    want: "interface X { /** One. */ a?: A | undefined; }",
  },
  {
    name: "a nullable reference is the reference or null",
    given: { ...ref("A"), type: ["object", "null"] },
    others: { A },
    want: "type X = A | null;",
  },
  {
    name: "a nullable composition is not never",
    given: { type: ["object", "null"], allOf: [ref("A"), ref("B")] },
    others: { A, B },
    want: "type X = (A & B) | null;",
  },
  { name: "a constant null is null", given: { const: null }, want: "type X = null;" },
  {
    name: "an enum holds its values",
    given: { type: "string", enum: ["a", "b"] },
    want: 'type X = "a" | "b";',
  },
  {
    name: "a nullable enum takes null once",
    given: { type: ["string", "null"], enum: ["a", null] },
    want: 'type X = "a" | null;',
  },
  {
    name: "an open enum completes its values and takes others",
    given: { enum: ["a", 1], "x-twinfold-open": true },
    want: 'type X = "a" | 1 | (string & {}) | (number & {});',
  },
  {
    name: "an enum of objects is no union of schemas",
    given: { type: "object", enum: [{ a: 1 }] },
    want: "interface X { a: 1; }",
  },
  {
    name: "inline parts become one interface",
    given: { allOf: [A, B] },
    want: "interface X { a: string; b?: number | undefined; }",
  },
  {
    name: "what stands beside references is one more part",
    given: { allOf: [ref("A")], ...B },
    others: { A },
    want: "type X = A & { b?: number | undefined; };",
  },
  {
    name: "a property that is merely required is found in the part that has it",
    given: { allOf: [ref("B"), { required: ["b"] }] },
    others: { B },
    want: "type X = B & { b: number; };",
  },
  {
    name: "a property of an inline part can be required by its parent",
    given: { allOf: [B], required: ["b"] },
    want: "interface X { b: number; }",
  },
  {
    name: "a property of a part within a part can be required too",
    given: { allOf: [{ allOf: [B, A] }], required: ["b"] },
    want: "interface X { b: number; a: string; }",
  },
  {
    name: "what a part requires already is not said again",
    given: { allOf: [ref("A")], required: ["a"] },
    others: { A },
    want: "type X = A;",
  },
  {
    name: "alternatives of required properties leave the object as it is",
    given: { ...object({ a: text, b: text }), anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    want: "interface X { a?: string | undefined; b?: string | undefined; }",
  },
  {
    name: "properties beside alternatives belong to each of them",
    given: { ...A, oneOf: [ref("B"), ref("C")] },
    others: { B, C: B },
    want: "type X = { a: string; } & (B | C);",
  },
  {
    name: "a type beside alternatives is theirs",
    given: { type: "string", anyOf: [{ enum: ["a"] }, { pattern: "^b" }] },
    want: 'type X = "a" | string;',
  },
  {
    name: "a type beside references adds nothing",
    given: { type: "object", oneOf: [ref("A"), ref("B")] },
    others: { A, B },
    want: "type X = A | B;",
  },
  {
    name: "an object of anything is open",
    given: { type: "object" },
    want: "interface X { [key: string]: unknown; }",
  },
  {
    name: "a closed object without properties takes none",
    given: { type: "object", additionalProperties: false },
    want: "interface X { [key: string]: never; }",
  },
  {
    name: "further properties do not contradict the named ones",
    given: { ...object({ a: text }), additionalProperties: number },
    want: "interface X { a?: string | undefined; [key: string]: number | string | undefined; }",
  },
  {
    name: "nor any of the values that these list",
    given: { ...object({ a: { enum: ["x", "y"] } }, "a"), additionalProperties: number },
    want: 'interface X { a: "x" | "y"; [key: string]: number | "x" | "y"; }',
  },
  {
    name: "an array of alternatives is put in parentheses",
    given: { type: "array", items: { type: ["string", "null"] } },
    want: "type X = (string | null)[];",
  },
  {
    name: "a tuple keeps its places",
    given: { type: "array", prefixItems: [text, number] },
    want: "type X = [ string, number ];",
  },
  {
    name: "what follows the places of a tuple is its rest",
    given: { type: "array", prefixItems: [text], items: { type: ["string", "number"] } },
    want: "type X = [ string, ...(string | number)[] ];",
  },
  {
    name: "a tuple that is closed has no rest",
    given: { type: "array", prefixItems: [text, number], items: { not: {} } },
    want: "type X = [ string, number ];",
  },
  {
    name: "places that a tuple need not fill are optional",
    given: { type: "array", prefixItems: [text, ref("A"), { enum: ["a", 1] }], minItems: 1 },
    others: { A },
    want: 'type X = [ string, A?, ("a" | 1)? ];',
  },
  {
    name: "local definitions are no property",
    given: { ...A, $defs: { B } },
    want: "interface X { a: string; }",
  },
  {
    name: "bytes are a Blob",
    given: { type: "string", format: "binary" },
    want: "type X = globalThis.Blob;",
  },
  { name: "a schema that says nothing is unknown", given: {}, want: "type X = unknown;" },
  {
    name: "names that are no identifiers are quoted",
    given: object({ "a-b": text, "1": text, ["__proto__"]: text }, "a-b", "1", "__proto__"),
    want: 'interface X { "1": string; "a-b": string; __proto__: string; }',
  },
];

describe("emitSchema", () => {
  it.each(CASES)("$name", ({ given, others, want }) => {
    expect(printed(given, others)).toBe(want);
  });

  it("leaves the schemas that it is given as they are", () => {
    const schemas = { A, X: { discriminator: { propertyName: "a" }, oneOf: [ref("A")] } };
    const before = structuredClone(schemas);
    emitSchema(model({ schemas }));
    expect(schemas).toEqual(before);
  });

  it("says description, default, limits and deprecation", () => {
    const limited = {
      type: "integer",
      description: "How many.",
      default: 20,
      minimum: 1,
      maximum: 100,
      deprecated: true,
    };
    expect(printed(object({ limit: limited }))).toContain(
      "/** * How many. * @default 20 * @minimum 1 * @maximum 100 * @deprecated */ limit?: number | undefined",
    );
  });
});
