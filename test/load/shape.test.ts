/** Values of the wrong shape: each is told once, and with what to do. */
import { expect, test } from "vitest";
import { loadParts, loadText, problemsOf } from "../support/description.ts";
import { ProblemsError } from "../../scripts/diagnostics.ts";

test.each([
  [{ minimum: "3" }, "minimum must be a number", "write it without quotes"],
  [{ uniqueItems: "true" }, "uniqueItems must be true or false", "write it without quotes"],
  [{ description: 3 }, "description must be a string", 'put it in quotes: "3"'],
  [{ required: "a" }, "required must be a list", "put it in a list, even if it is the only one"],
  [
    { properties: ["a"] },
    "properties must be a map",
    "write keys and their values, {} where there are none",
  ],
  [{ required: { a: 1 } }, "required must be a list", "correct it, or remove it"],
  [{ items: 3 }, "a schema must be a map, true or false", "write {} where any value is right"],
])("%j: %s", async (schema, message, advice) => {
  const error = await loadParts({ components: { schemas: { A: schema } } }).catch((it) => it);
  expect((error as ProblemsError).problems).toMatchObject([{ code: "structure", message, advice }]);
});

test("what is wrong with a part is told once, however many references lead to it", async () => {
  const loop = { $ref: "#/components/responses/Loop" };
  const paths = { "/a": { get: { responses: { 200: loop } }, put: { responses: { 200: loop } } } };
  expect(
    await problemsOf(() => loadParts({ paths, components: { responses: { Loop: loop } } })),
  ).toEqual(["ref-cycle /components/responses/Loop/$ref"]);
});

test("a version that YAML takes for a number is that text", async () => {
  const yaml = "openapi: 3.0.0\ninfo: { title: T, version: 1.5 }\npaths: {}";
  expect((await loadText(yaml)).version).toBe("1.5");
});
