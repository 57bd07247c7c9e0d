import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Method, ResponseKind } from "../../scripts/model/types.ts";
import { loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const components = { schemas: { Thing: { type: "object" }, Line: { type: "object" } } };
const THING = { schema: ref("Thing") };
const LINE = { schema: ref("Line") };

async function methodOf(operation: object): Promise<Method | undefined> {
  const document = await loadParts({
    openapi: "3.2.0",
    paths: { "/v1/run": { post: operation } },
    components,
  });
  return model(document, ROWS).methods[0];
}

async function answerOf(responses: object): Promise<unknown[]> {
  const method = await methodOf({ responses });
  const answer = method?.variants[0]?.answer;
  expect(method?.response).toBe(answer?.kind);
  return [answer?.kind, answer?.mediaType, answer?.type];
}

const answered = (plain: object, data: object): Promise<unknown[]> =>
  answerOf({ "200": { content: { "application/json": data, "text/plain": plain } } });

describe("the kind of an answer, by media type", () => {
  test.each<[string, object, ResponseKind, string | null]>([
    ["application/json", THING, "json", "Thing"],
    ["application/json; charset=utf-8", THING, "json", "Thing"],
    ["application/problem+json", THING, "json", "Thing"],
    ["application/json", {}, "json", "RunResponse"],
    ["application/x-jsonl", LINE, "jsonl", "Line"],
    ["application/jsonl", LINE, "jsonl", "Line"],
    ["application/x-ndjson", LINE, "jsonl", "Line"],
    ["application/ndjson", { itemSchema: ref("Line") }, "jsonl", "Line"],
    [
      "application/x-jsonl",
      { schema: { type: "string", format: "binary", "x-line-schema": ref("Line") } },
      "jsonl",
      "Line",
    ],
    ["application/x-jsonl", { schema: { type: "string" } }, "jsonl", "RunItem"],
    ["text/event-stream", { itemSchema: ref("Line") }, "sse", "Line"],
    ["text/event-stream", {}, "sse", null],
    ["text/plain", { schema: { type: "string" } }, "text", null],
    ["application/xml", THING, "text", null],
    ["application/octet-stream", { schema: { type: "string" } }, "binary", null],
    ["image/png", {}, "binary", null],
    ["application/pdf", {}, "binary", null],
    ["*/*", { schema: { type: "string", format: "binary" } }, "binary", null],
    ["*/*", { schema: { type: "string", format: "byte" } }, "binary", null],
    ["*/*", {}, "binary", null],
    ["*/*", { schema: { type: "string" } }, "text", null],
    ["*/*", { schema: { type: ["string", "null"] } }, "text", null],
    ["text/*", { schema: { type: "string" } }, "text", null],
    ["image/*", { schema: { type: "string", format: "binary" } }, "binary", null],
  ])("%s with %j is %s", async (mediaType, media, kind, type) => {
    const responses = { "200": { description: "", content: { [mediaType]: media } } };
    expect(await answerOf(responses)).toEqual([kind, mediaType, type]);
  });

  test.each([
    [{ type: "object" }, "RunResponse"],
    [{ type: "integer" }, "RunResponse"],
    [{ type: "array", items: ref("Thing") }, "RunResponse"],
    [ref("Thing"), "Thing"],
    [{ oneOf: [ref("Thing"), ref("Line")] }, "RunResponse"],
    [{ properties: { a: {} } }, "RunResponse"],
  ])("data in any media type, %j, is asked for as JSON", async (schema, type) => {
    for (const any of ["*/*", "application/*", "application/*+json"])
      expect(
        await answerOf({ "200": { description: "", content: { [any]: { schema } } } }),
      ).toEqual(["json", "application/json", type]);
  });

  test("a text that is JSON or not is asked for as it is", async () => {
    const text = { schema: { type: "string" } };
    expect(await answered(text, text)).toEqual(["text", "text/plain", null]);
    expect(await answered(THING, THING)).toEqual(["json", "application/json", "Thing"]);
    expect(await answered(text, THING)).toEqual(["json", "application/json", "Thing"]);
  });

  test("of several, data counts before text and bytes", async () => {
    const content = { "text/csv": {}, "application/pdf": {}, "application/json": THING };
    expect(await answerOf({ "200": { description: "", content } })).toEqual([
      "json",
      "application/json",
      "Thing",
    ]);
  });
});

describe("the answer that counts", () => {
  const content = { "application/json": THING };

  test.each([
    ["the lowest 2xx with a body", { "201": { content }, "202": {}, "200": {} }, "json"],
    ["a range", { "2XX": { content } }, "json"],
    ["the default where no 2xx is described", { default: { content }, "404": {} }, "json"],
    ["no default beside a 2xx", { default: { content }, "204": {} }, "empty"],
    ["no error", { "404": { content } }, "empty"],
    ["nothing", {}, "empty"],
  ])("is %s", async (_, responses, kind) => {
    expect((await answerOf(responses))[0]).toBe(kind);
  });
});

const of = (schema: object): object => ({ content: { "application/json": { schema } } });

describe("an answer that is read as a whole", () => {
  test.each([
    ["of two statuses is of either type", { "200": of(ref("Thing")), "201": of(ref("Line")) }],
    ["is of either type beside a range", { "200": of(ref("Thing")), "2XX": of(ref("Line")) }],
  ])("%s", async (_, responses) => {
    const document = await loadParts({ paths: { "/run": { post: { responses } } }, components });
    const { methods, schemas } = model(document, ROWS);
    expect(methods[0]?.variants[0]?.answer).toMatchObject({ kind: "json", type: "RunResponse" });
    expect(schemas["RunResponse"]).toEqual({ anyOf: [ref("Thing"), ref("Line")] });
  });

  test("is of one type where both have the same, and where the other one is no data", async () => {
    const text = { content: { "text/plain": {} } };
    const responses = { "200": of(ref("Thing")), "201": of(ref("Thing")), "202": text };
    expect(await answerOf(responses)).toEqual(["json", "application/json", "Thing"]);
  });

  test.each([
    [{ "200": of(ref("Thing")), "204": {} }, true],
    [{ "200": of(ref("Thing")), "202": { description: "Accepted" } }, true],
    [{ "200": of(ref("Thing")), "404": {}, default: {} }, undefined],
    [{ "204": {} }, undefined],
    [{ "200": { content: { "text/plain": {} } }, "204": {} }, undefined],
  ])("of %j may be empty: %s", async (responses, orEmpty) => {
    const method = await methodOf({ responses });
    expect(method?.variants[0]?.answer.orEmpty).toBe(orEmpty);
  });

  test("is a list page alone where it is one", async () => {
    const page = {
      type: "object",
      properties: { data: { type: "array", items: ref("Thing") }, next_page: { type: "string" } },
    };
    const parameters = [{ name: "page", in: "query", schema: { type: "string" } }];
    const responses = { "200": of(page), "202": of(ref("Line")), "204": {} };
    const document = await loadParts({
      paths: { "/runs": { get: { parameters, responses } } },
      components,
    });
    const [method] = model(document, ROWS).methods;
    expect(method?.paging?.name).toBe("page");
    expect(method?.variants[0]?.answer.orEmpty).toBeUndefined();
  });
});

test("HEAD answers nothing, whatever is described", async () => {
  const paths = {
    "/things/{id}": { head: { responses: { "200": { content: { "text/plain": {} } } } } },
  };
  const { methods } = model(await loadParts({ paths }), ROWS);
  expect(methods[0]?.response).toBe("empty");
});

describe("the body that is sent", () => {
  test.each([
    [["multipart/form-data", "application/json"], "application/json"],
    [["application/x-www-form-urlencoded", "multipart/form-data"], "multipart/form-data"],
    [["text/plain", "application/octet-stream"], "application/octet-stream"],
  ])("of %j is %s", async (mediaTypes, want) => {
    const content = Object.fromEntries(mediaTypes.map((name) => [name, THING]));
    const method = await methodOf({ requestBody: { required: true, content } });
    expect(method?.variants[0]?.body).toEqual({
      mediaType: want,
      required: true,
      type: "RunParams",
    });
  });
});
