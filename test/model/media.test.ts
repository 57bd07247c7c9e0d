/** What is sent, where a description leaves a choice. */
import { expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const components = { schemas: { Thing: { type: "object" } } };
const THING = ref("Thing");
const body = (schema: object): object => ({
  requestBody: { content: { "application/json": { schema } } },
});

async function modelOf(paths: object): Promise<Model> {
  return model(await loadParts({ paths, components }), ROWS);
}

test.each([
  ["application/octet-stream", {}, { type: "string", format: "binary" }],
  ["image/png", { schema: {} }, { type: "string", format: "binary" }],
  ["text/plain", {}, { type: "string" }],
  ["text/plain", { schema: { type: "string", maxLength: 5 } }, { type: "string", maxLength: 5 }],
  ["application/json", {}, {}],
  ["multipart/form-data", {}, {}],
  ["application/xml", { schema: THING }, { type: "string" }],
  ["application/x-ndjson", { schema: THING }, { type: "string" }],
  ["multipart/mixed", { schema: THING }, { type: "string", format: "binary" }],
  ["image/*", {}, { type: "string", format: "binary" }],
  ["*/*", {}, { type: "string", format: "binary" }],
])("a body of %s %j is %j", async (mediaType, content, type) => {
  const requestBody = { required: true, content: { [mediaType]: content } };
  const { schemas: types } = await modelOf({ "/run": { post: { requestBody } } });
  expect(types["RunParams"]).toEqual(type);
});

test.each([
  [["*/*"], THING, "application/json"],
  [["application/*"], { type: "object" }, "application/json"],
  [["application/*+json", "text/json"], THING, "application/json"],
  [["*/*"], { type: "string" }, "text/plain"],
  [["text/*"], { type: "string" }, "text/plain"],
  [["*/*"], { type: "string", format: "binary" }, "*/*"],
  [["image/*"], { type: "string", format: "binary" }, "image/*"],
  [
    ["application/json-patch+json", "application/merge-patch+json"],
    THING,
    "application/merge-patch+json",
  ],
])("of bodies %j of %j one is sent as %s", async (types, schema, sent) => {
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  const { methods } = await modelOf({ "/run": { post: { requestBody: { content } } } });
  expect(methods[0]?.variants[0]?.body?.mediaType).toBe(sent);
});

test.each(["get", "head"])(
  "no body is asked for that fetch does not send with %s",
  async (method) => {
    const paths = { "/run": { [method]: body(THING) } };
    const { methods } = await modelOf(paths);
    expect(methods[0]?.variants[0]?.body).toBeNull();
    expect((await loadParts({ paths, components })).notes).toEqual([
      {
        message: `fetch sends no body with ${method.toUpperCase()}, so that ${method.toUpperCase()} /run takes none`,
        pointer: `/paths/~1run/${method}`,
      },
    ]);
  },
);

test("an empty form beside GET is not worth a note", async () => {
  const schema = { type: "object", properties: {} };
  const get = { requestBody: { content: { "application/x-www-form-urlencoded": { schema } } } };
  expect((await loadParts({ paths: { "/run": { get } } })).notes).toEqual([]);
});
