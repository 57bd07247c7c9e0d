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

async function modelOf(paths: object, more: object = {}): Promise<Model> {
  return model(await loadParts({ paths, components: { schemas: { ...schemas, ...more } } }), ROWS);
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

  test("what the query of a path key has as a template is asked for, and neither sent as it stands nor a twin", async () => {
    const since = parameter("from", "path", { required: true });
    const { methods, schemas: types } = await modelOf({
      "/usage?beta={from}": { get: { parameters: [since] } },
    });
    expect(methods[0]).toMatchObject({
      name: ["getUsage"],
      pathParameters: [],
      variants: [{ beta: false, sends: { query: {} }, query: { type: "GetUsageQuery" } }],
    });
    expect(types["GetUsageQuery"]).toMatchObject({ required: ["beta"], type: "object" });
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

test("a header of fields is given as the text that it is", async () => {
  const { schemas: types } = await modelOf({
    "/run": {
      get: {
        parameters: [
          parameter("X-Fields", "header", { schema: { type: "object" }, description: "How." }),
          parameter("X-Ids", "header", { schema: { type: "array", items: { type: "integer" } } }),
          parameter("X-Json", "header", {
            schema: undefined,
            content: { "application/json": { schema: { properties: { a: {} } } } },
          }),
        ],
      },
    },
  });
  expect(types["GetRunHeaders"]).toMatchObject({
    properties: {
      "X-Fields": { type: "string", description: "How." },
      "X-Ids": { type: "array", items: { type: "integer" } },
      "X-Json": { type: "string" },
    },
  });
});

const clash = (): Promise<Model> =>
  modelOf({ "/run": { post: body(ref("Thing")) } }, { RunParams: { type: "string" } });

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

test("every component is exported, reachable or not", async () => {
  const { schemas: types } = await modelOf({});
  expect(Object.keys(types)).toEqual(["BetaNewThing", "BetaThing", "NewThing", "Thing"]);
});
