/** Which answers are streams, of what, and what is wrong with the rows that say so. */
import { describe, expect, test } from "vitest";
import { model, untakenStreams } from "../../scripts/model/index.ts";
import type { StreamRow } from "../../scripts/model/rows.ts";
import type { Answer, SchemaObject } from "../../scripts/model/types.ts";
import { answer, loadParts, messagesOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const schemas = {
  Value: { type: "object", properties: { n: { type: "integer" } } },
  Text: { type: "string" },
};

const event = (name: string, data: object): object => ({
  type: "object",
  required: ["data", "event"],
  properties: { event: { const: name }, data },
});
const json = (schema: object): object => ({
  type: "string",
  contentMediaType: "application/json",
  contentSchema: schema,
});

/** How a stream of events is read, and the schema of an item; a component's own name where it is one. */
async function eventsOf(media: object): Promise<[Answer["events"], string | SchemaObject | null]> {
  const responses = { "200": { description: "", content: { "text/event-stream": media } } };
  const paths = { "/run": { get: { responses } } };
  const made = model(await loadParts({ openapi: "3.2.0", paths, components: { schemas } }), ROWS);
  const found = made.methods[0]?.variants[0]?.answer;
  const type = found?.type ?? null;
  return [found?.events, type === null || type in schemas ? type : (made.schemas[type] ?? null)];
}

const data = (isJson: boolean): object => ({ item: "data", json: isJson });
const whole = (isJson: boolean | string[]): object => ({ item: "event", json: isJson });

describe("events", () => {
  test.each([
    ["nothing is said", {}, data(false), null],
    ["a schema of text", { schema: ref("Text") }, data(false), null],
    ["a schema of values", { schema: ref("Value") }, data(true), "Value"],
    ["an item of values", { itemSchema: ref("Value") }, data(true), "Value"],
    [
      "lines, by the word of before",
      { schema: { type: "string", "x-line-schema": ref("Value") } },
      data(true),
      "Value",
    ],
    [
      "an item of events with text",
      { itemSchema: event("a", ref("Text")) },
      whole(false),
      event("a", ref("Text")),
    ],
    [
      "an item of events with JSON",
      { itemSchema: event("a", json(ref("Value"))) },
      whole(true),
      event("a", ref("Value")),
    ],
    [
      "an item of events with values, said loosely",
      { schema: event("a", ref("Value")) },
      whole(true),
      event("a", ref("Value")),
    ],
    [
      "of several events one has JSON",
      {
        itemSchema: {
          type: "object",
          required: ["event", "data"],
          properties: { event: { type: "string" }, data: { type: "string" } },
          oneOf: [{ properties: { event: { const: "t" } } }, event("j", json(ref("Value")))],
        },
      },
      whole(["j"]),
      {
        type: "object",
        required: ["event"],
        properties: { event: { type: "string" } },
        oneOf: [
          {
            properties: { event: { const: "t" }, data: { type: "string" } },
            required: ["data"],
          },
          event("j", ref("Value")),
        ],
      },
    ],
  ] as const)("%s", async (_, media, form, schema) => {
    expect(await eventsOf(media)).toEqual([form, schema]);
  });
});

/** A union of values that are told by their type. */
const told = (...names: readonly string[]): object => ({
  oneOf: names.map((name) => ({
    type: "object",
    properties: { kind: { const: name } },
    required: ["kind"],
  })),
  discriminator: { propertyName: "kind" },
});

describe("an event named error is an item like others where it is described", () => {
  test.each([
    [true, "by its name", { itemSchema: { oneOf: [event("a", {}), event("error", {})] } }],
    [false, "not by other names", { itemSchema: { oneOf: [event("a", {}), event("b", {})] } }],
    [
      true,
      "by any name",
      {
        itemSchema: {
          type: "object",
          properties: { event: { type: "string" }, data: ref("Text") },
        },
      },
    ],
    [false, "not by none", { itemSchema: { type: "object", properties: { data: ref("Text") } } }],
    [true, "by a member of the data's union", { itemSchema: told("a", "error") }],
    [false, "not by other members", { itemSchema: told("a", "b") }],
    [
      true,
      "by a type of the data",
      { schema: { type: "object", properties: { type: { enum: ["a", "error"] } } } },
    ],
    [
      false,
      "not by what else is called so",
      { schema: { type: "object", properties: { level: { enum: ["a", "error"] } } } },
    ],
    [false, "not by text", { schema: ref("Text") }],
  ])("%s: %s", async (described, _, media) => {
    const [form] = await eventsOf(media);
    expect(form?.error).toBe(described ? true : undefined);
  });
});

const body = {
  content: {
    "application/json": { schema: { type: "object", properties: { stream: { type: "boolean" } } } },
  },
};

async function problems(...streams: readonly Partial<StreamRow>[]): Promise<string> {
  const post = { requestBody: body, ...answer(ref("Value")) };
  const document = await loadParts({ paths: { "/run": { post } }, components: { schemas } });
  const rows = streams.map((row) => ({ operation: "POST /run", when: "stream", ...row }));
  return messagesOf(() => model(document, { ...ROWS, streams: rows }));
}

describe("a row of streams", () => {
  test("that is right is taken", async () => {
    expect(await problems({ events: "Value" })).toBe("");
  });

  test.each([
    [{ events: "Value", when: "flow" }, /its body has no property "flow"/],
    [{ events: "Values" }, /there is no schema "Values"/],
    [{}, /no stream is described/],
  ])("%j is wrong", async (row, says) => {
    expect(await problems(row)).toMatch(says);
  });
});

const asking = { type: "object", properties: { stream: { type: "boolean" } } };
const alsoStream = (schema: object): object => ({
  requestBody: { content: { "application/json": { schema } } },
  responses: {
    "200": {
      description: "",
      content: {
        "application/json": { schema: ref("Value") },
        "text/event-stream": { schema: ref("Value") },
      },
    },
  },
});

async function notesOf(post: object, ...rows: readonly StreamRow[]): Promise<string[]> {
  const document = await loadParts({ paths: { "/run": { post } }, components: { schemas } });
  return untakenStreams(document, rows).map(({ message }) => message);
}

describe("an answer that is a stream as well, if the body asks for it", () => {
  test("is noted, with the row that takes it", async () => {
    expect(await notesOf(alsoStream(asking))).toEqual([
      'POST /run answers text/event-stream as well, and its method gives the whole answer alone: add {"operation":"POST /run","when":"stream"} to streams',
    ]);
  });

  test.each<[string, object, StreamRow[]]>([
    ["there is such a row", alsoStream(asking), [{ operation: "POST /run", when: "stream" }]],
    ["nothing asks for it", alsoStream({ type: "object", properties: {} }), []],
    [
      "it is a stream alone",
      { ...alsoStream(asking), ...answer(ref("Value"), "text/event-stream") },
      [],
    ],
    ["it is no stream", { ...alsoStream(asking), ...answer(ref("Value")) }, []],
  ])("is not noted where %s", async (_, post, rows) => {
    expect(await notesOf(post, ...rows)).toEqual([]);
  });
});
