/** The style of a query parameter by what its description says. */
import { expect, test } from "vitest";
import { styleOf } from "../../scripts/load/query-style.ts";

const text = { type: "string" };
const fields = { type: "object" };

test.each([
  [{ schema: text }, undefined],
  [{ schema: { type: "array" } }, undefined],
  [{ schema: { enum: ["a"] } }, undefined],
  [{ schema: { anyOf: [text, { type: "null" }] } }, undefined],
  [{ schema: fields }, "fields"],
  [{ schema: { type: ["object", "null"] } }, "fields"],
  [{ schema: { anyOf: [text, fields] } }, "fields"],
  [{ schema: { $ref: "#/components/schemas/Filter" } }, "fields"],
  [{ schema: { title: "Anything" } }, "fields"],
  [{ schema: fields, style: "deepObject" }, "brackets"],
  [{ schema: fields, explode: false }, "comma"],
  [{ schema: text, style: "spaceDelimited" }, "space"],
  [{ schema: text, style: "pipeDelimited" }, "pipe"],
  [{ content: { "application/json": {} } }, "json"],
])("%j is written as %s", (parameter, style) => {
  expect(styleOf(parameter).style).toBe(style);
});
