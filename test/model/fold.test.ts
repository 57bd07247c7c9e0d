/** How the twins of a method compare: identical, beta adds, diverged and where, or one alone. */
import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Fold } from "../../scripts/model/types.ts";
import { answer, loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

type Direction = "request" | "response";

const body = (schema: object): object => ({
  requestBody: { content: { "application/json": { schema } } },
});
const object = (properties: object, ...required: string[]): object => ({
  type: "object",
  properties,
  required,
});
const S = { type: "string" };

const kind = (type: string, more: object = {}): object =>
  object({ type: { const: type }, ...more }, "type");
const content = (...keys: string[]): object =>
  object({ first: { oneOf: keys.map(ref) }, second: { oneOf: keys.map(ref) } });

async function foldOf(ga: object, beta: object, schemas: object = {}): Promise<Fold | undefined> {
  const paths = { "/run": { post: ga }, "/run?beta=true": { post: beta } };
  return model(await loadParts({ paths, components: { schemas } }), ROWS).methods[0]?.fold;
}

async function compared(direction: Direction, ga: object, beta: object): Promise<Fold | undefined> {
  const operation = direction === "request" ? body : answer;
  return foldOf(operation(ga), operation(beta));
}

describe("alone", () => {
  test.each([
    ["/run", "ga-only"],
    ["/run?beta=true", "beta-only"],
    ["/run?beta=zoom", "beta-only"],
  ])("%s is %s", async (path, verdict) => {
    const { methods } = model(await loadParts({ paths: { [path]: { post: {} } } }), ROWS);
    expect(methods[0]?.fold).toEqual({ verdict, differences: [] });
  });
});

describe("identical", () => {
  test("twins that agree in everything but annotations", async () => {
    const ga = { ...body({ ...S, description: "GA" }), ...answer(ref("X")) };
    const beta = { ...body({ ...S, title: "beta" }), ...answer(ref("BetaX")), deprecated: true };
    const schemas = { X: object({ a: S }), BetaX: object({ a: S }) };
    expect(await foldOf(ga, beta, schemas)).toEqual({ verdict: "identical", differences: [] });
  });
});

describe("where twins differ", () => {
  test.each<[Direction, object, object, "superset" | "diverged", string]>([
    ["request", object({ a: S }), object({ a: S, b: S }), "superset", "request: b only in beta"],
    [
      "request",
      object({ a: S }),
      object({ a: S, b: S }, "b"),
      "diverged",
      "request: b only in beta",
    ],
    ["request", object({ a: S, b: S }), object({ a: S }), "diverged", "request: b only in GA"],
    [
      "request",
      object({ a: S }, "a"),
      object({ a: S }),
      "superset",
      "request: a required only in GA",
    ],
    [
      "request",
      object({ a: S }),
      object({ a: S }, "a"),
      "diverged",
      "request: a required only in beta",
    ],
    [
      "response",
      object({ a: S }),
      object({ a: S, b: S }, "b"),
      "superset",
      "response: b only in beta",
    ],
    ["response", object({ a: S, b: S }), object({ a: S }), "diverged", "response: b only in GA"],
    [
      "response",
      object({ a: S }),
      object({ a: S }, "a"),
      "superset",
      "response: a required only in beta",
    ],
    [
      "response",
      object({ a: S }, "a"),
      object({ a: S }),
      "diverged",
      "response: a required only in GA",
    ],
    [
      "request",
      { enum: ["a", "b"] },
      { enum: ["b", "a", "c"] },
      "superset",
      'request: "c" only in beta',
    ],
    ["request", { enum: ["a", "b"] }, { enum: ["a", "c"] }, "diverged", 'request: "b" only in GA'],
    ["request", { const: "a" }, S, "superset", "request: any value only in beta"],
    ["request", S, { const: "a" }, "diverged", "request: any value only in GA"],
    ["request", S, { type: "number" }, "diverged", 'request: "string" only in GA'],
    ["request", S, {}, "superset", "request: a value of any type only in beta"],
    ["request", {}, S, "diverged", "request: a value of any type only in GA"],
    ["request", S, { type: ["string", "null"] }, "superset", "request: null only in beta"],
    ["request", { type: ["string", "null"] }, S, "diverged", "request: null only in GA"],
    [
      "request",
      { ...S, maxLength: 3 },
      { ...S, maxLength: 4 },
      "superset",
      "request: maxLength 3 in GA, 4 in beta",
    ],
    [
      "request",
      { ...S, minLength: 3 },
      { ...S, minLength: 4 },
      "diverged",
      "request: minLength 3 in GA, 4 in beta",
    ],
    ["request", { ...S, maxLength: 3 }, S, "superset", "request: maxLength 3 in GA, none in beta"],
    ["request", S, { ...S, pattern: "a" }, "diverged", "request: pattern differs"],
    [
      "request",
      { items: S },
      { items: { ...S, minLength: 1 } },
      "diverged",
      "request[]: minLength none in GA, 1 in beta",
    ],
    [
      "request",
      { ...object({}), additionalProperties: false },
      object({}),
      "superset",
      "request: additionalProperties differs",
    ],
    [
      "request",
      { ...object({}), additionalProperties: false },
      { ...object({}), additionalProperties: S },
      "superset",
      "request: additionalProperties differs",
    ],
    [
      "request",
      { ...object({}), additionalProperties: S },
      { ...object({}), additionalProperties: false },
      "diverged",
      "request: additionalProperties differs",
    ],
    [
      "request",
      { ...object({}), additionalProperties: S },
      { ...object({}), additionalProperties: true },
      "superset",
      "request: additionalProperties differs",
    ],
    [
      "request",
      { allOf: [S], minLength: 1 },
      { allOf: [S, { pattern: "a" }], minLength: 1 },
      "diverged",
      "request: allOf differs",
    ],
    [
      "request",
      object({ a: object({ b: S }) }),
      object({ a: object({ b: S, c: S }) }),
      "superset",
      "request.a: c only in beta",
    ],
    [
      "request",
      { ...S, default: "a" },
      { ...S, default: "b" },
      "superset",
      "request: the same in another spelling",
    ],
  ])("%s %j and %j: %s", async (direction, ga, beta, verdict, line) => {
    const fold = await compared(direction, ga, beta);
    expect(fold?.differences).toContain(line);
    expect(fold?.verdict).toBe(verdict);
  });

  test("alternatives are paired by what tells them apart, and each difference is told once", async () => {
    const schemas = {
      Text: kind("text"),
      Image: kind("image"),
      BetaText: kind("text", { color: S }),
      BetaImage: kind("image"),
      BetaFile: kind("file"),
    };
    const fold = await foldOf(
      body(content("Text", "Image")),
      body(content("BetaFile", "BetaImage", "BetaText")),
      schemas,
    );
    expect(fold).toEqual({
      verdict: "superset",
      differences: [
        "request.first: BetaFile only in beta",
        "request.first as Text: color only in beta",
        "request.second: BetaFile only in beta",
      ],
    });
  });

  test("recursive types are compared to their end", async () => {
    const schemas = {
      Tree: object({ left: ref("Tree"), a: S }),
      BetaTree: object({ left: ref("BetaTree"), b: S, a: S }),
    };
    expect((await foldOf(body(ref("Tree")), body(ref("BetaTree")), schemas))?.differences).toEqual([
      "request: b only in beta",
    ]);
  });
});

describe("parts that one twin lacks, or asks for otherwise", () => {
  const query = (required: boolean): object => ({
    parameters: [{ name: "q", in: "query", required, schema: S }],
  });

  test.each<[string, object, object, Fold["verdict"], string]>([
    ["an optional query", {}, query(false), "superset", "query: only in beta"],
    ["a required query", {}, query(true), "diverged", "query: only in beta"],
    ["no body", body(S), {}, "diverged", "request: only in GA"],
    ["a freer query", query(true), query(false), "superset", "query: required only in GA"],
    [
      "another kind of answer",
      answer(S),
      answer(S, "text/plain"),
      "diverged",
      "response: application/json in GA, text/plain in beta",
    ],
    ["no answer", answer(S), {}, "diverged", "response: application/json in GA, empty in beta"],
  ])("%s", async (_, ga, beta, verdict, line) => {
    const fold = await foldOf(ga, beta);
    expect(fold?.differences).toContain(line);
    expect(fold?.verdict).toBe(verdict);
  });
});

test("a further variant is compared as well, under its own name", async () => {
  const paths = {
    "/run": { post: body(object({ a: S })) },
    "/run?beta=true": { post: body(object({ a: S })) },
    "/run?beta=zoom": { post: body(object({ a: S, z: S })) },
  };
  expect(model(await loadParts({ paths }), ROWS).methods[0]?.fold).toEqual({
    verdict: "superset",
    differences: ["request: z only in zoom"],
  });
});
