import { describe, expect, test } from "vitest";
import { loadParts, loadText, problemsOf } from "../support/description.ts";

async function read(schema: unknown): Promise<unknown> {
  return (await loadParts({ components: { schemas: { A: schema } } })).schemas["A"];
}

describe("wrong shapes are told with their place", () => {
  test.each([
    ["a schema that is a text", "string", ""],
    ["a schema that is a list", [], ""],
    ["an unknown type", { type: "file" }, "/type"],
    ["a type that is a number", { type: [1] }, "/type/0"],
    ["required as a flag", { properties: { p: { required: true } } }, "/properties/p/required"],
    ["a limit that is a text", { maxLength: "3" }, "/maxLength"],
    ["properties as a list", { properties: [] }, "/properties"],
    ["a property without a schema", { properties: { p: null } }, "/properties/p"],
    ["a union that is a map", { oneOf: {} }, "/oneOf"],
    ["an enum that is a text", { enum: "a" }, "/enum"],
    ["a description that is a number", { description: 1 }, "/description"],
    ["a reference that is no text", { $ref: 1 }, "/$ref"],
    ["a discriminator without a property", { discriminator: {} }, "/discriminator"],
  ])("%s", async (_, schema, pointer) => {
    expect(await problemsOf(() => read(schema))).toEqual([
      `structure /components/schemas/A${pointer}`,
    ]);
  });

  test("all at once", async () => {
    const schema = { type: "file", maxLength: "3", properties: { p: { type: "file" } } };
    expect(await problemsOf(() => read(schema))).toHaveLength(3);
  });

  test.each(["a b", "a/b", "é", ""])('the component key "%s" is illegal', async (key) => {
    const problems = await problemsOf(() => loadParts({ components: { schemas: { [key]: {} } } }));
    expect(problems).toEqual([`structure /components/schemas/${key.replace("/", "~1")}`]);
  });
});

test("null is missing, as programs write it", async () => {
  expect(await read({ type: null, description: null, properties: null, maxLength: null })).toEqual(
    {},
  );
  expect(await read({ default: null, const: null })).toEqual({ default: null, const: null });
});

test("boolean schemas are spelled as schemas, but open and close objects as they are", async () => {
  const schema = { properties: { any: true, none: false }, additionalProperties: false };
  expect(await read(schema)).toEqual({
    properties: { any: {}, none: { not: {} } },
    additionalProperties: false,
  });
});

test("extensions and unknown keywords stay behind, the schema of a line does not", async () => {
  const schema = { "x-any": { $ref: "#/nowhere" }, xml: {}, "x-line-schema": { type: "string" } };
  expect(await read(schema)).toEqual({ "x-line-schema": { type: "string" } });
});

test("no description can mark an enum as open by itself", async () => {
  expect(await read({ "x-twinfold-open": true })).toEqual({});
});

test("properties may be called as keywords and as members of every object", async () => {
  const properties = {
    type: {},
    $ref: { type: "string" },
    constructor: {},
    example: { type: "string" },
  };
  expect(await read({ properties })).toEqual({ properties });
});

test("maps and required are sorted by code unit, content keeps its order", async () => {
  const text = `{ "openapi": "3.1.0", "info": {}, "components": { "schemas": {
    "b": {}, "a": { "required": ["z", "Z", "a", "z"], "properties": { "z": {}, "Z": {}, "a": {} },
      "enum": ["z", "a"], "type": ["string", "null"], "default": { "b": 1, "a": 2 } } } } }`;
  const { schemas } = await loadText(text);
  expect(JSON.stringify(schemas)).toBe(
    '{"a":{"default":{"a":2,"b":1},"enum":["z","a"],"properties":{"Z":{},"a":{},"z":{}},' +
      '"required":["Z","a","z"],"type":["string","null"]},"b":{}}',
  );
});

test("a mapping may name a component instead of referring to it", async () => {
  const schemas = {
    A: {
      oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }],
      discriminator: {
        propertyName: "t",
        mapping: { c: "C", b: "#/components/schemas/B" },
        defaultMapping: "B",
      },
    },
    B: { type: "object" },
    C: { type: "object" },
  };
  expect((await loadParts({ components: { schemas } })).schemas["A"]).toMatchObject({
    discriminator: {
      mapping: { b: "#/components/schemas/B", c: "#/components/schemas/C" },
      defaultMapping: "#/components/schemas/B",
    },
  });
});
