/** Every rule of schemas, in a request and in an answer. */
import { describe, expect, test } from "vitest";
import { SCHEMA_RULES } from "../../scripts/compare/rules-schemas.ts";
import { answered, api, asked, changesOf, saidOf } from "../support/diff.ts";
import { LIMIT_ROWS } from "./limit-rows.ts";
import { MAPPING_ROWS } from "./mapping-rows.ts";
import { OBJECT_ROWS } from "./object-rows.ts";
import { VALUE_ROWS } from "./value-rows.ts";
import { XML_ROWS } from "./xml-rows.ts";

const SCHEMA_ROWS = [...VALUE_ROWS, ...LIMIT_ROWS, ...OBJECT_ROWS];
const DIRECTED_ROWS = [...MAPPING_ROWS, ...XML_ROWS];

const inObject = (schema: unknown): object => ({
  type: "object",
  properties: { it: schema },
  required: ["it"],
});

describe.each(SCHEMA_ROWS)("$name", ({ before, after, request, response }) => {
  test("in a request", async () => {
    expect(await saidOf(asked(before), asked(after))).toEqual(request);
  });

  test("in an answer", async () => {
    expect(await saidOf(answered(before), answered(after))).toEqual(response);
  });

  test("in a property of an answer", async () => {
    expect(await saidOf(answered(inObject(before)), answered(inObject(after)))).toEqual(response);
  });

  test("is nothing without the change", async () => {
    expect(await saidOf(asked(before), asked(structuredClone(before)))).toEqual([]);
  });
});

describe.each(DIRECTED_ROWS)("$name", ({ before, after, request, response }) => {
  test("in a request and in an answer", async () => {
    expect(await saidOf(before("request"), after("request"))).toEqual(request);
    expect(await saidOf(before("response"), after("response"))).toEqual(response);
  });
});

function inXml(name: string): object {
  const part = { $ref: "#/components/schemas/Part" };
  const content = { "application/xml": { schema: { type: "object", properties: { part } } } };
  const get = { responses: { "200": { description: "", content } } };
  const Part = { type: "object", xml: { name } };
  return api({ "/a": { get }, "/b": { get } }, { components: { schemas: { Part } } });
}

test("another name in XML reaches every method that has it", async () => {
  const [change, ...others] = await changesOf(inXml("a"), inXml("b"));
  expect(others).toEqual([]);
  expect(change?.methods).toHaveLength(2);
  expect(change).toMatchObject({
    before: "a",
    after: "b",
    pointer: "/components/schemas/Part/xml",
  });
});

test("every rule has a pair", () => {
  const rows = [...SCHEMA_ROWS, ...DIRECTED_ROWS];
  const told = new Set(
    rows
      .flatMap(({ request, response }) => [...request, ...response])
      .map((it) => it.split(" ")[1]),
  );
  expect(Object.keys(SCHEMA_RULES).filter((id) => !told.has(id))).toEqual([]);
});
