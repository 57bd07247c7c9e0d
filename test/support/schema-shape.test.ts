/** Schemas that say the same have one shape, schemas that do not have two. */
import { expect, test } from "vitest";
import { shape, text } from "./schema-shape.ts";

const ref = { $ref: "#/components/schemas/Batch" };
const string = { type: "string" };

test.each([
  ["a constant and an enum of one", { const: "x" }, { type: "string", enum: ["x"] }],
  ["null in 3.0 and in 3.1", { ...string, nullable: true }, { type: ["string", "null"] }],
  ["null as a member", { anyOf: [ref, { type: "null" }] }, { allOf: [ref], nullable: true }],
  ["null in an enum", { enum: ["a", null] }, { type: "string", enum: ["a"], nullable: true }],
  ["a choice of one", { oneOf: [ref] }, ref],
  ["a choice within a choice", { anyOf: [string, { oneOf: [ref] }] }, { oneOf: [ref, string] }],
  ["constants and an enum", { anyOf: [{ const: "b" }, { const: "a" }] }, { enum: ["a", "b"] }],
  ["an exclusive bound", { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
  ["other words", { ...string, description: "This." }, { ...string, title: "That" }],
  ["the default of a constant", { const: "x", default: "x" }, { const: "x" }],
])("%s: one shape", (_, one, other) => {
  expect(text(shape(one))).toBe(text(shape(other)));
});

test.each([
  ["types", string, { type: "integer" }],
  ["one type and two", string, { type: ["string", "integer"] }],
  ["nullability", string, { type: ["string", "null"] }],
  ["enums", { enum: ["a"] }, { enum: ["a", "b"] }],
  ["limits", { ...string, maxLength: 1 }, { ...string, maxLength: 2 }],
  ["patterns", { ...string, pattern: "a" }, string],
  ["defaults", { type: "integer", default: 0 }, { type: "integer" }],
  ["references", ref, { $ref: "#/components/schemas/BetaBatch" }],
  ["items", { type: "array", items: string }, { type: "array", items: ref }],
  ["members", { anyOf: [string, ref] }, ref],
  ["required", { type: "object", required: ["a"] }, { type: "object", required: ["b"] }],
  ["properties", { properties: { a: string } }, { properties: { a: ref } }],
  ["closed objects", { type: "object", additionalProperties: false }, { type: "object" }],
  ["maps", { additionalProperties: string }, { additionalProperties: ref }],
  ["deprecation", { ...string, deprecated: true }, string],
  ["lines", { ...string, "x-line-schema": ref }, string],
])("%s: two shapes", (_, one, other) => {
  expect(text(shape(one))).not.toBe(text(shape(other)));
});
