/** What is no change: the same, said otherwise. What is no circle: schemas that lead back to themselves. */
import { describe, expect, test } from "vitest";
import { answered, api, asked, saidOf } from "../support/diff.ts";
import { SAME } from "./same-rows.ts";
import { SAME_SCHEMAS } from "./same-schema-rows.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const done = { "204": { description: "" } };
const get = (more: object): object => ({ get: { responses: done, ...more } });

describe.each([...SAME, ...SAME_SCHEMAS])("$name", ({ before, after }) => {
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

test.each([
  ["contains", { type: "array" }, { contains: text }],
  ["patternProperties", { type: "object" }, { patternProperties: { "^x": text } }],
  ["propertyNames", { type: "object" }, { propertyNames: { maxLength: 3 } }],
  ["dependentRequired", { type: "object" }, { dependentRequired: { a: ["b"] } }],
  ["unevaluatedProperties", { type: "object" }, { unevaluatedProperties: false }],
  ["contentEncoding", text, { contentEncoding: "base64" }],
])("%s counts beside a reference, and there alone", async (_, It, more) => {
  const of = (a: object, b: object): object =>
    asked({ type: "object", properties: { a, b } }, { components: { schemas: { It } } });
  const [before, after] = [of(It, ref("It")), of(ref("It"), { ...ref("It"), ...more })];
  const [said = "", ...others] = await saidOf(before, after);
  expect(said).toMatch(/^breaking /);
  expect(others).toEqual([]);
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
