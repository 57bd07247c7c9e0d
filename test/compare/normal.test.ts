/** What is no change: the same, said otherwise. What is no circle: schemas that lead back to themselves. */
import { describe, expect, test } from "vitest";
import { answered, api, asked, saidOf } from "../support/diff.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const done = { "204": { description: "" } };
const get = (more: object): object => ({ get: { responses: done, ...more } });
const id = (name: string): object => ({ name, in: "path", required: true, schema: text });

const SAME: readonly { name: string; before: object; after: object }[] = [
  {
    name: "a parameter of the path is one of the operation",
    before: api({ "/a/{b}": { parameters: [id("b")], ...get({}) } }),
    after: api({ "/a/{b}": get({ parameters: [id("b")] }) }),
  },
  {
    name: "an extracted parameter, answer, body and header",
    before: api({
      "/a": {
        post: {
          parameters: [{ name: "q", in: "query", schema: text }],
          requestBody: { content: { "application/json": { schema: text } } },
          responses: {
            "200": {
              description: "",
              headers: { X: { schema: text } },
              content: { "text/plain": { schema: text } },
            },
          },
        },
      },
    }),
    after: api(
      {
        "/a": {
          post: {
            parameters: [{ $ref: "#/components/parameters/Q" }],
            requestBody: { $ref: "#/components/requestBodies/B" },
            responses: { "200": { $ref: "#/components/responses/R" } },
          },
        },
      },
      {
        components: {
          parameters: { Q: { name: "q", in: "query", schema: text } },
          requestBodies: {
            B: { content: { "application/json; charset=UTF-8": { schema: text } } },
          },
          responses: {
            R: {
              description: "",
              headers: { x: { $ref: "#/components/headers/X" } },
              content: { "text/plain": { schema: text } },
            },
          },
          headers: { X: { schema: text } },
        },
      },
    ),
  },
  {
    name: "defaults of OpenAPI, written down",
    before: asked({ type: "object", properties: { a: { type: "array", items: {} } } }),
    after: asked({
      type: ["object"],
      additionalProperties: true,
      required: [],
      minProperties: 0,
      properties: {
        a: {
          type: "array",
          items: true,
          minItems: 0,
          uniqueItems: false,
          nullable: false,
          readOnly: false,
          deprecated: false,
        },
      },
    }),
  },
  {
    name: "a style written down",
    before: api({
      "/a": get({ parameters: [{ name: "q", in: "query", schema: { type: "array" } }] }),
    }),
    after: api({
      "/a": get({
        parameters: [
          { name: "q", in: "query", style: "form", explode: true, schema: { type: "array" } },
        ],
      }),
    }),
  },
  {
    name: "security of all operations at each",
    before: api(
      { "/a": get({}) },
      {
        security: [{ k: [] }],
        components: { securitySchemes: { k: { type: "http", scheme: "bearer" } } },
      },
    ),
    after: api(
      { "/a": get({ security: [{ other: [] }] }) },
      { components: { securitySchemes: { other: { type: "http", scheme: "Bearer" } } } },
    ),
  },
  {
    name: "properties over the parts of an allOf",
    before: answered({ type: "object", required: ["a"], properties: { a: text, b: text } }),
    after: answered({
      allOf: [
        { type: "object", properties: { a: text } },
        { properties: { b: text } },
        { required: ["a"] },
      ],
    }),
  },
  {
    name: "a flag of OpenAPI 3.0 beside an allOf",
    before: {
      ...answered({ allOf: [ref("A")], nullable: true }, { components: { schemas: { A: text } } }),
      openapi: "3.0.3",
    },
    after: answered(
      { anyOf: [ref("A"), { type: "null" }] },
      { components: { schemas: { A: text } } },
    ),
  },
  {
    name: "an exclusive limit of integers",
    before: asked({ type: "integer", exclusiveMaximum: 10 }),
    after: { ...asked({ type: "integer", maximum: 10, exclusiveMaximum: true }), openapi: "3.0.3" },
  },
  {
    name: "a limit of integers",
    before: asked({ type: "integer", exclusiveMinimum: 0 }),
    after: asked({ type: "integer", minimum: 1 }),
  },
  {
    name: "both booleans",
    before: asked({ type: "boolean" }),
    after: asked({ enum: [true, false] }),
  },
  {
    name: "three spellings of a line",
    before: lines({ schema: { type: "string", "x-line-schema": text } }),
    after: lines({ itemSchema: text }),
  },
  {
    name: "the schema of a line alone",
    before: lines({ schema: text }),
    after: lines({ itemSchema: text }),
  },
];

function lines(media: object): object {
  return api({
    "/a": {
      get: { responses: { "200": { description: "", content: { "application/x-jsonl": media } } } },
    },
  });
}

describe.each(SAME)("$name", ({ before, after }) => {
  test("is no change, there and back", async () => {
    expect(await saidOf(before, after)).toEqual([]);
    expect(await saidOf(after, before)).toEqual([]);
  });
});

test("a server's path in front of the paths moves no operation", async () => {
  const one = api({ "/things": get({}) }, { servers: [{ url: "https://example.com/v1" }] });
  const other = api({ "/v1/things": get({}) }, { servers: [{ url: "https://example.com" }] });
  expect((await saidOf(one, other)).filter((it) => it.includes("operation"))).toEqual([]);
});

const pets = (more: object): object => ({
  components: {
    schemas: {
      Pet: { type: "object", properties: { name: text }, oneOf: [ref("Cat"), ref("Dog")] },
      Cat: {
        allOf: [
          ref("Pet"),
          { type: "object", properties: { kind: { const: "cat" }, kitten: ref("Cat") } },
        ],
      },
      Dog: {
        allOf: [ref("Pet"), { type: "object", properties: { kind: { const: "dog" }, ...more } }],
      },
      Self: { anyOf: [ref("Self"), text] },
      Tree: {
        type: "object",
        properties: { children: { type: "array", items: ref("Tree") }, ...more },
      },
    },
  },
});

describe("schemas that lead back to themselves", () => {
  test.each(["Pet", "Cat", "Dog", "Self", "Tree"])("%s ends", async (name) => {
    expect(await saidOf(answered(ref(name), pets({})), answered(ref(name), pets({})))).toEqual([]);
  });

  test.each(["Pet", "Tree"])("a change in %s is told once", async (name) => {
    const more = pets({ more: text });
    expect(await saidOf(answered(ref(name), pets({})), answered(ref(name), more))).toEqual([
      "info property-added",
    ]);
    expect(await saidOf(answered(ref(name), more), answered(ref(name), pets({})))).toEqual([
      "breaking property-removed",
    ]);
  });
});

describe("descriptions that are slightly off", () => {
  test.each([
    ["no info", { openapi: "3.0.0", paths: {} }],
    ["a version without quotes", { openapi: 3.1, paths: {} }],
    ["no paths", { openapi: "3.1.0", components: {} }],
    ["a reference to nothing", answered(ref("None"))],
    ["a schema that is none", answered("none")],
    [
      "a parameter without a name",
      api({ "/a": get({ parameters: [{ in: "query" }, null, "x"] }) }),
    ],
    ["a status that is none", api({ "/a": { get: { responses: { ok: { description: "" } } } } })],
  ])("%s are compared nevertheless", async (_, description) => {
    expect(await saidOf(description, structuredClone(description))).toEqual([]);
  });

  test("what is wrong is said", async () => {
    const problems: string[] = [];
    await saidOf(answered(ref("None")), answered(text), {
      onProblem: ({ code }) => problems.push(code),
    });
    expect(problems).toEqual(["ref-broken"]);
  });
});
