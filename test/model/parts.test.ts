import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { answer, loadParts, messagesOf, problemsOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const schemas = {
  Thing: { type: "object", properties: { id: { type: "string" } } },
  BetaThing: { type: "object", properties: { id: { type: "string" } } },
  BetaNewThing: { type: "object" },
  NewThing: { type: "object", required: ["name"] },
};
const body = (schema: object, required = true): object => ({
  requestBody: { required, content: { "application/json": { schema } } },
});
const parameter = (name: string, place: string, more: object = {}): object => ({
  name,
  in: place,
  schema: { type: "string" },
  ...more,
});

async function modelOf(paths: object, more: object = {}, parameters = {}): Promise<Model> {
  const components = { schemas: { ...schemas, ...more }, parameters };
  return model(await loadParts({ paths, components }), ROWS);
}

describe("types made for the parts of a method", () => {
  test("a body has one parameter type per method and variant, a reference in an answer none", async () => {
    const { methods, schemas: types } = await modelOf({
      "/v1/things": { post: { ...body(ref("NewThing")), ...answer(ref("Thing")) } },
      "/v1/things?beta=true": {
        post: { ...body(ref("BetaNewThing"), false), ...answer(ref("BetaThing")) },
      },
    });
    expect(
      methods[0]?.variants.map(({ body: it, answer: { type } }) => [it?.type, it?.required, type]),
    ).toEqual([
      ["ThingsCreateParams", true, "Thing"],
      ["ThingsCreateBetaParams", false, "Thing"],
    ]);
    expect(types["ThingsCreateParams"]).toEqual(ref("NewThing"));
    expect(types["ThingsCreateBetaParams"]).toEqual(ref("BetaNewThing"));
  });

  test("twins that agree share the first one's, whatever the annotations say", async () => {
    const { methods, schemas: types } = await modelOf({
      "/run": { post: body({ type: "object", description: "GA" }) },
      "/run?beta=true": { post: body({ type: "object", description: "beta" }) },
    });
    expect(methods[0]?.variants.map((it) => it.body?.type)).toEqual(["RunParams", "RunParams"]);
    expect(types["RunParams"]).toEqual({ type: "object", description: "GA" });
    expect(Object.keys(types)).not.toContain("RunBetaParams");
  });

  test("a further variant puts its own name between", async () => {
    const { methods } = await modelOf({
      "/run": { post: body(ref("NewThing")) },
      "/run?beta=prompt_caching": { post: body(ref("Thing")) },
    });
    expect(methods[0]?.variants[1]?.body?.type).toBe("RunPromptCachingParams");
  });

  test("inline answers and groups of parameters get a name", async () => {
    const { methods, schemas: types } = await modelOf({
      "/run": {
        post: {
          parameters: [
            parameter("q", "query", {
              required: true,
              description: "what to run",
              deprecated: true,
            }),
            parameter("X-Trace", "header"),
            parameter("sid", "cookie"),
          ],
          ...answer({ type: "array", items: ref("Thing") }),
        },
      },
    });
    expect(methods[0]?.variants[0]).toMatchObject({
      query: { type: "RunQuery", required: true },
      headers: { type: "RunHeaders", required: false },
      answer: { type: "RunResponse" },
    });
    expect(types["RunResponse"]).toEqual({ type: "array", items: ref("Thing") });
    expect(types["RunQuery"]).toEqual({
      type: "object",
      required: ["q"],
      properties: { q: { type: "string", description: "what to run", deprecated: true } },
    });
    expect(types["RunHeaders"]).toEqual({
      type: "object",
      properties: { "X-Trace": { type: "string" } },
    });
  });

  test("the query of a list page is its parameter type", async () => {
    const page = {
      type: "object",
      properties: { data: { type: "array", items: ref("Thing") }, next_page: {} },
    };
    const get = { parameters: [parameter("page", "query")], ...answer(page) };
    const { methods } = await modelOf({ "/things": { get } });
    expect(methods[0]?.variants[0]).toMatchObject({
      query: { type: "ThingsListParams" },
      answer: { type: "ThingsListResponse", item: "Thing" },
    });
  });

  test("headers that the runtime owns, that are no parameters, and fixed qualifiers are left out", async () => {
    const { methods } = await modelOf({
      "/run?beta=true": {
        post: {
          parameters: [
            parameter("X-API-Key", "header", { required: true }),
            parameter("anthropic-beta", "header"),
            parameter("Content-Type", "header"),
            parameter("beta", "query"),
          ],
        },
      },
    });
    expect(methods[0]?.variants[0]).toMatchObject({ query: null, headers: null });
  });
});

const clash = (): Promise<Model> =>
  modelOf({ "/run": { post: body(ref("Thing")) } }, { RunParams: { type: "string" } });

test.each([
  ["application/octet-stream", {}, { type: "string", format: "binary" }],
  ["image/png", { schema: {} }, { type: "string", format: "binary" }],
  ["text/plain", {}, { type: "string" }],
  ["text/plain", { schema: { type: "string", maxLength: 5 } }, { type: "string", maxLength: 5 }],
  ["application/json", {}, {}],
  ["multipart/form-data", {}, {}],
])("a body of %s %j is %j", async (mediaType, content, type) => {
  const requestBody = { required: true, content: { [mediaType]: content } };
  const { schemas: types } = await modelOf({ "/run": { post: { requestBody } } });
  expect(types["RunParams"]).toEqual(type);
});

describe("a made name that a component has", () => {
  test("is that component where the part merely refers to it", async () => {
    const { methods, schemas: types } = await modelOf(
      { "/run": { post: body(ref("RunParams")) } },
      { RunParams: { type: "object" } },
    );
    expect(methods[0]?.variants[0]?.body?.type).toBe("RunParams");
    expect(types["RunParams"]).toEqual({ type: "object" });
  });

  test("is a clash where it is another type", async () => {
    expect(await problemsOf(clash)).toEqual(["name-clash /paths/~1run/post"]);
    const message = await messagesOf(clash);
    expect(message).toContain("the type RunParams, made for POST /run");
    expect(message).toContain('{"operation":"POST /run","name":"postRun","reason":"…"}');
  });
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

  test("that would share a name, or have none, are told", async () => {
    expect(await problemsOf(() => parametersOf("/x/{a_b}/{aB}", []))).toEqual([
      "name-clash /paths/~1x~1{a_b}~1{aB}/get",
    ]);
    expect(await problemsOf(() => parametersOf("/x/{-}", []))).toEqual([
      "name-clash /paths/~1x~1{-}/get",
    ]);
  });
});

const LETTERS = { type: "string", enum: ["a", "b"] };

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
    { ...PATH_SCHEMAS },
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

const PATH_SCHEMAS = {
  Size: { type: "integer" },
  Id: { type: "string", format: "uuid" },
  Letter: LETTERS,
  BetaLetter: LETTERS,
  Maybe: { type: ["string", "null"], enum: ["a", "b", null] },
  Open: { anyOf: [{ const: "a" }, { type: "string" }] },
};

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

test("every component is exported, reachable or not", async () => {
  const { schemas: types } = await modelOf({});
  expect(Object.keys(types)).toEqual(["BetaNewThing", "BetaThing", "NewThing", "Thing"]);
});
