/** Pairs of descriptions that say the same otherwise. */
import { answered, api, asked } from "../support/diff.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const done = { "204": { description: "" } };
const get = (more: object): object => ({ get: { responses: done, ...more } });
const id = (name: string): object => ({ name, in: "path", required: true, schema: text });

export const SAME: readonly { name: string; before: object; after: object }[] = [
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
    name: "a member that the open type holds",
    before: answered({ type: ["number", "string"] }),
    after: answered({
      anyOf: [{ type: "number" }, { type: "integer" }, text, { type: "string", maxLength: 3 }],
    }),
  },
  {
    name: "both booleans",
    before: asked({ type: "boolean" }),
    after: asked({ enum: [true, false] }),
  },
  {
    name: "headers for which OpenAPI has other places",
    before: api({ "/a": get({}) }),
    after: api({
      "/a": get({ parameters: [{ name: "accept", in: "header", required: true, schema: text }] }),
    }),
  },
  {
    name: "the only answer by its status",
    before: api({ "/a": { get: { responses: { default: { description: "" } } } } }),
    after: api({ "/a": { get: { responses: { "200": { description: "" } } } } }),
  },
  {
    name: "bytes in the spelling of OpenAPI 3.0",
    before: answeredAs("image/png", { schema: { type: "string", format: "binary" } }),
    after: answeredAs("image/png", {}),
  },
  {
    name: "a scheme by another name, though it looks like an extension",
    before: secured("x-key"),
    after: secured("key"),
  },
  {
    name: "properties that no part knows, closed where all parts are merged",
    before: answered({
      allOf: [{ properties: { a: text } }, { properties: { b: text } }],
      unevaluatedProperties: false,
    }),
    after: answered({
      type: "object",
      properties: { a: text, b: text },
      additionalProperties: false,
    }),
  },
  {
    name: "the encoding that parts have anyway",
    before: uploading({ a: text, b: { type: "array", items: { type: "object" } } }),
    after: uploading(
      { a: text, b: { type: "array", items: { type: "object" } } },
      { a: { contentType: "text/plain", explode: true }, b: { contentType: "application/json" } },
    ),
  },
  {
    name: "empty lists, which would allow nothing",
    before: answered({ type: "string", enum: [], oneOf: [], anyOf: [] }),
    after: answered(text),
  },
  {
    name: "a list of so many items of one type, place by place",
    before: asked({ type: "array", items: text, minItems: 2, maxItems: 2 }),
    after: asked({ type: "array", prefixItems: [text, text], minItems: 2, maxItems: 2 }),
  },
  {
    name: "a parameter of the path that only the path names",
    before: api({ "/a/{b}/{c}": get({ parameters: [id("c")] }) }),
    after: api({ "/a/{b}/{c}": get({ parameters: [id("b"), id("c")] }) }),
  },
  {
    name: "a path that refers to another one",
    before: api({ "/a": get({}), "/b": { $ref: "#/paths/~1a" } }),
    after: api({ "/a": get({}), "/b": get({}) }),
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
  return answeredAs("application/x-jsonl", media);
}

function uploading(properties: object, encoding?: object): object {
  const content = { "multipart/form-data": { schema: { type: "object", properties }, encoding } };
  return api({ "/a": { post: { requestBody: { content }, responses: done } } });
}

function answeredAs(type: string, media: object): object {
  return api({
    "/a": { get: { responses: { "200": { description: "", content: { [type]: media } } } } },
  });
}

function secured(name: string): object {
  const scheme = { type: "apiKey", in: "header", name: "X-Key" };
  return api(
    { "/a": get({ security: [{ [name]: [] }] }) },
    { components: { securitySchemes: { [name]: scheme } } },
  );
}
