/** What stands in a path: named by the route, typed by its schema. */
import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { parameterIdentifier } from "../../scripts/model/reserved.ts";
import * as runtime from "../../src/runtime.ts";
import { loadParts, problemsOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const LETTERS = { type: "string", enum: ["a", "b"] };

const SCHEMAS = {
  Thing: { type: "object" },
  Size: { type: "integer" },
  Id: { type: "string", format: "uuid" },
  Letter: LETTERS,
  BetaLetter: LETTERS,
  Maybe: { type: ["string", "null"], enum: ["a", "b", null] },
  Open: { anyOf: [{ const: "a" }, { type: "string" }] },
};

async function modelOf(paths: object, schemas: object = {}, parameters = {}): Promise<Model> {
  return model(await loadParts({ paths, components: { schemas, parameters } }), ROWS);
}

const parameter = (name: string, place: string, more: object = {}): object => ({
  name,
  in: place,
  schema: { type: "string" },
  ...more,
});

async function parametersOf(path: string, parameters: readonly object[]): Promise<unknown> {
  const { methods } = await modelOf({ [path]: { get: { parameters } } });
  return methods[0]?.pathParameters.map(({ identifier, type, description }) => [
    identifier,
    type,
    description,
  ]);
}

describe("path parameters", () => {
  test("stand in the order of the route, as TypeScript calls them", async () => {
    const parameters = [
      parameter("file_id", "path", { required: true, description: "which file" }),
      parameter("page-no", "path", { required: true, schema: { type: "integer" } }),
    ];
    expect(await parametersOf("/x/{page-no}/{file_id}/{undeclared}", parameters)).toEqual([
      ["pageNo", "number", null],
      ["fileId", "string", "which file"],
      ["undeclared", "string", null],
    ]);
  });

  test("called like a keyword, or like a method's other parameters, get an underscore", async () => {
    expect(await parametersOf("/x/{import}/{options}", [])).toEqual([
      ["import_", "string", null],
      ["options_", "string", null],
    ]);
  });

  test("hide nothing that the body of a method uses", () => {
    const used = Object.keys(runtime).filter((name) => /^[a-z]/.test(name) && name !== "connect");
    for (const name of [...used, "operations", "batchesOperations", "pagingStyles", "path"])
      expect(parameterIdentifier(name)).toBe(`${name}_`);
    expect(used).toContain("call");
    expect(parameterIdentifier("cooperations")).toBe("cooperations");
  });

  test("that a route has twice are asked for once", async () => {
    expect(await parametersOf("/areas/{area}/y/{id}/z.{area}", [])).toEqual([
      ["area", "string", null],
      ["id", "string", null],
    ]);
  });

  test("that would share a name, or have none, are told", async () => {
    expect(await problemsOf(() => parametersOf("/x/{a_b}/{aB}", []))).toEqual([
      "name-clash /paths/~1x~1{a_b}~1{aB}/get",
    ]);
    expect(await problemsOf(() => parametersOf("/x/{-}", []))).toEqual([
      "name-clash /paths/~1x~1{-}/get",
    ]);
  });
});

test.each([
  ["a number by reference", ref("Size"), { type: "number" }],
  ["a number or null", { type: ["integer", "null"] }, { type: "number" }],
  ["a number or a text", { oneOf: [ref("Size"), { type: "string" }] }, { type: "string | number" }],
  ["a text by reference", ref("Id"), { type: "string" }],
  ["what is no scalar", ref("Thing"), { type: "string" }],
  ["values by reference", ref("Letter"), { type: "string", values: "Letter" }],
  ["values of a twin's type", ref("BetaLetter"), { type: "string", values: "Letter" }],
  ["values or null by reference", ref("Maybe"), { type: "string", values: ["a", "b"] }],
  ["values in place", LETTERS, { type: "string", values: ["a", "b"] }],
  ["numbers in place", { enum: [1, 2] }, { type: "number", values: [1, 2] }],
  ["one value", { const: "a" }, { type: "string", values: ["a"] }],
  ["values among others", { anyOf: [LETTERS, { type: "string" }] }, { type: "string" }],
  ["values among others by reference", ref("Open"), { type: "string", values: "Open" }],
  ["flags", { enum: [true, false] }, { type: "string" }],
])("a path parameter that is %s is typed by it", async (_, schema, typed) => {
  const { methods } = await modelOf(
    { "/x/{it}": { get: { parameters: [{ $ref: "#/components/parameters/It" }] } } },
    SCHEMAS,
    { It: { name: "it", in: "path", required: true, schema } },
  );
  const {
    name: _name,
    identifier: _identifier,
    description: _text,
    ...rest
  } = methods[0]?.pathParameters[0] ?? {};
  expect(rest).toEqual(typed);
});

const getting = (it: object): object => ({
  get: { parameters: [parameter("it", "path", { required: true, schema: it })] },
});

test("a path parameter takes what either twin takes where they disagree", async () => {
  const { methods } = await modelOf({
    "/x/{it}": getting({ type: "integer" }),
    "/x/{it}?beta=true": getting(LETTERS),
  });
  expect(methods[0]?.pathParameters).toMatchObject([{ type: "string | number" }]);
  expect(methods[0]?.pathParameters[0]).not.toHaveProperty("values");
});
