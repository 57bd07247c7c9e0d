/** Parameters: those of the path item and of the operation, and those that a query is made of. */
import { describe, expect, test } from "vitest";
import type { DocumentOperation } from "../../scripts/model/document.ts";
import { messagesOf, problemsOf, ref } from "../support/description.ts";
import { operationsOf } from "../support/operations.ts";

const parameter = (name: string, place: string, more: object = {}): object => ({
  name,
  in: place,
  ...(place === "path" ? { required: true } : {}),
  schema: { type: "string" },
  ...more,
});
const named = ({ parameters }: DocumentOperation): string[] =>
  parameters.map((it) => `${it.in} ${it.name}`);

describe("parameters", () => {
  test("that the query of a path key has as a template are of the query, by the name they have there", async () => {
    const [get] = await operationsOf({
      "/a/{id}?since={from}&to={id}&sort={sort}&beta=true": {
        get: {
          parameters: [
            parameter("id", "path"),
            parameter("from", "path"),
            parameter("sort", "query"),
          ],
        },
      },
    });
    expect(get && named(get)).toEqual(["path id", "query sort", "query since", "query to"]);
    expect(get?.parameters.map(({ required }) => required)).toEqual([true, false, true, true]);
  });

  test("of the path item count for every operation, which may replace them", async () => {
    const [get, put] = await operationsOf({
      "/a": {
        parameters: [parameter("q", "query"), parameter("h", "header")],
        get: {
          parameters: [parameter("q", "query", { required: true }), parameter("q", "header")],
        },
        put: {},
      },
    });
    expect(get && named(get)).toEqual(["header h", "header q", "query q"]);
    expect(get?.parameters.find((it) => it.in === "query")?.required).toBe(true);
    expect(put && named(put)).toEqual(["header h", "query q"]);
  });

  test("of the path stand in the order of the route, before the others by place and name", async () => {
    const [operation] = await operationsOf({
      "/a/{z}/{b}": {
        get: {
          parameters: ["query b", "path b", "query a", "header c", "path z"].map((it) => {
            const [place = "", name = ""] = it.split(" ");
            return parameter(name, place);
          }),
        },
      },
    });
    expect(operation && named(operation)).toEqual([
      "path z",
      "path b",
      "header c",
      "query a",
      "query b",
    ]);
  });

  test("may be described by content instead of a schema", async () => {
    const content = { "application/json": { schema: { type: "object" } } };
    const [operation] = await operationsOf({
      "/a": { get: { parameters: [{ name: "f", in: "query", content }] } },
    });
    expect(operation?.parameters[0]?.schema).toEqual({ type: "object" });
  });

  test("without a name or a legal place are told, as are those listed twice", async () => {
    const parameters = [
      { in: "query" },
      parameter("a", "body"),
      parameter("b", "query"),
      parameter("b", "query"),
    ];
    expect(await problemsOf(() => operationsOf({ "/a": { get: { parameters } } }))).toEqual([
      "structure /paths/~1a/get/parameters/0",
      "structure /paths/~1a/get/parameters/1",
      "structure /paths/~1a/get/parameters/3",
    ]);
  });

  test("that many operations refer to are told once if they are wrong", async () => {
    const use = { get: { parameters: [{ $ref: "#/components/parameters/P" }] } };
    const components = { parameters: { P: parameter("p", "query", { schema: { type: "file" } }) } };
    expect(await problemsOf(() => operationsOf({ "/a": use, "/b": use }, components))).toEqual([
      "structure /components/parameters/P/schema/type",
    ]);
  });
});

const whole = (content: object, more: object = {}): object => ({
  name: "all",
  in: "querystring",
  required: true,
  content,
  ...more,
});

const reading = (
  parameters: readonly object[],
  schemas: object = {},
): Promise<readonly DocumentOperation[]> =>
  operationsOf({ "/a": { get: { parameters } } }, { schemas });

describe("a parameter that is the whole query", () => {
  const FORM = "application/x-www-form-urlencoded";
  const text = { type: "string" };
  const tag = { type: "array", items: text };
  const form = (properties: object, more: object = {}): object => ({
    [FORM]: { schema: { type: "object", required: ["q"], properties, ...more } },
  });

  test("is the properties of its form", async () => {
    const [operation] = await reading([parameter("x-a", "header"), whole(form({ tag, q: text }))]);
    const others = { in: "query", deprecated: false, description: null };
    expect(operation?.parameters).toEqual([
      expect.objectContaining({ name: "x-a", in: "header" }),
      { name: "q", required: true, schema: text, ...others },
      { name: "tag", required: false, schema: tag, ...others },
    ]);
  });

  test("is read behind references; where it may be left out, nothing in it is required", async () => {
    const Search = { type: "object", required: ["q"], properties: { q: ref("Word") } };
    const content = { [FORM]: { schema: ref("Search") } };
    const [operation] = await reading([whole(content, { required: false })], {
      Search,
      Word: text,
    });
    expect(operation?.parameters).toMatchObject([
      { name: "q", in: "query", required: false, schema: ref("Word") },
    ]);
  });

  test.each([
    ["it is not application/x-www-form-urlencoded alone", [whole({})]],
    [
      "it is not application/x-www-form-urlencoded alone",
      [whole({ "application/json": { schema: {} } })],
    ],
    ["its properties have an encoding", [whole({ [FORM]: { schema: {}, encoding: {} } })]],
    ["its schema is no plain object", [whole({ [FORM]: {} })]],
    ["its schema is no plain object", [whole({ [FORM]: { schema: text } })]],
    ["its schema is no plain object", [whole(form({ q: text }, { allOf: [] }))]],
    ["its schema is no plain object", [whole(form({ q: text }, { additionalProperties: text }))]],
    ['its property "q" may be nested', [whole(form({ q: { type: "object" } }))]],
    ['its property "q" may be nested', [whole(form({ q: { type: "array", items: tag } }))]],
    ["others are in: query", [parameter("q", "query"), whole(form({ tag }))]],
  ])("is refused where %s", async (reason, parameters) => {
    const told = await messagesOf(() => reading(parameters));
    expect(told).toContain(
      `structure: a parameter in: querystring is the whole query at once, which no method takes where ${reason}`,
    );
    expect(told).toContain("; describe its properties as parameters in: query, by an overlay");
  });

  test("stands once", async () => {
    const twice = [whole(form({ tag })), whole(form({ q: text }), { name: "more" })];
    expect(await messagesOf(() => reading(twice))).toContain(
      "the querystring parameter is listed twice",
    );
  });
});
