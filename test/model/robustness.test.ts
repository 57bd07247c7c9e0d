/** Whatever stands anywhere in a description: a model, or problems; never a crash. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { readDocument } from "../../scripts/load/document.ts";
import { guard } from "../../scripts/load/guard.ts";
import { model } from "../../scripts/model/index.ts";
import { answer, describing, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const query = (name: string): object => ({ name, in: "query", schema: { type: "string" } });
const list = {
  parameters: [query("page"), { $ref: "#/components/parameters/Limit" }],
  requestBody: { content: { "application/json": { schema: ref("Thing") } } },
  ...answer(ref("Page")),
};
const SOURCE = describing({
  paths: {
    "/v1/things/{id}": { parameters: [{ ...query("id"), in: "path", required: true }], get: list },
    "/v1/things": { get: list, post: list },
    "/v1/things?beta=true": { get: { ...list, ...answer(ref("BetaPage")) }, post: list },
  },
  components: {
    parameters: { Limit: query("limit") },
    schemas: {
      Page: {
        type: "object",
        properties: { data: { type: "array", items: ref("Thing") }, next_page: {} },
      },
      BetaPage: { allOf: [ref("Page"), { required: ["data"] }] },
      Thing: {
        oneOf: [ref("A"), ref("B")],
        discriminator: { propertyName: "type", mapping: { a: "A", b: "#/components/schemas/B" } },
      },
      A: { type: "object", properties: { type: { const: "a" }, more: ref("Thing") } },
      B: {
        type: "object",
        properties: { type: { enum: ["b", "c"] }, state: { type: "string", nullable: true } },
      },
    },
  },
});

const KEYWORDS = [
  "$ref",
  "type",
  "enum",
  "const",
  "allOf",
  "oneOf",
  "anyOf",
  "items",
  "properties",
  "nullable",
  "required",
];
const word = fc.constantFrom(
  "string",
  "object",
  "null",
  "#",
  "#/components/schemas/A",
  "#/components/schemas/Thing",
  "#/paths",
  "constructor",
  "__proto__",
  "toString",
  "",
  "{",
  "{}",
  "/",
  "a b",
  "é",
  "%",
  "200",
);
const scalar = fc.oneof(word, fc.constantFrom(null, true, false, 0, -1, 1.5));
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(word, fc.constantFrom(...KEYWORDS)), tie("value"), { maxKeys: 3 }),
  ),
}));

test("one place replaced by anything", () => {
  const places = placesIn(SOURCE);
  expect(places.length).toBeGreaterThan(100);
  expect(outcome(SOURCE)).toBe("model");
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (place, value) => {
      seen.add(outcome(replaced(SOURCE, place, value)));
    }),
    { numRuns: 3000, seed: 1 },
  );
  expect([...seen].toSorted()).toEqual(["model", "problems"]);
});

/** Anything but problems is thrown on, and fails the property. */
function outcome(source: unknown): string {
  try {
    model({ sha256: "", ...readDocument(guard(source)) }, ROWS);
    return "model";
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.length > 0 ? "problems" : "no problem is told";
  }
}

type Path = readonly string[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key])),
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const entries = Object.entries(value as object).map(([name, member]) => [
    name,
    name === key ? replaced(member, rest, by) : member,
  ]);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  return Array.isArray(value) ? Object.values(copy) : copy;
}
