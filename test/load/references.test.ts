import { describe, expect, test } from "vitest";
import {
  answer,
  describing,
  loadParts,
  loadText,
  problemsOf,
  ref,
} from "../support/description.ts";

const BROKEN = { $ref: "#/nowhere" };
const operation = (parts: object): object => ({ "/a": { get: { responses: {}, ...parts } } });
const ok = (parts: object): object => ({ responses: { "200": { description: "", ...parts } } });

describe("a reference that leads nowhere is told wherever it stands", () => {
  test.each([
    ["parameter", operation({ parameters: [BROKEN] }), "/paths/~1a/get/parameters/0/$ref"],
    ["body", operation({ requestBody: BROKEN }), "/paths/~1a/get/requestBody/$ref"],
    ["answer", operation({ responses: { "200": BROKEN } }), "/paths/~1a/get/responses/200/$ref"],
    [
      "header",
      operation(ok({ headers: { X: BROKEN } })),
      "/paths/~1a/get/responses/200/headers/X/$ref",
    ],
    ["path item", { "/a": BROKEN }, "/paths/~1a/$ref"],
    [
      "schema of an answer",
      operation(answer(BROKEN)),
      "/paths/~1a/get/responses/200/content/application~1json/schema/$ref",
    ],
    [
      "line of an answer",
      operation(answer({ "x-line-schema": BROKEN })),
      "/paths/~1a/get/responses/200/content/application~1json/schema/x-line-schema/$ref",
    ],
  ])("%s", async (_, paths, pointer) => {
    expect(await problemsOf(() => loadParts({ paths }))).toEqual([`ref-broken ${pointer}`]);
  });

  test.each([
    ["property", { properties: { p: BROKEN } }, "properties/p/$ref"],
    ["item", { items: BROKEN }, "items/$ref"],
    ["member", { oneOf: [{ type: "string" }, BROKEN] }, "oneOf/1/$ref"],
    [
      "mapping",
      { discriminator: { propertyName: "t", mapping: { a: "#/nowhere" } } },
      "discriminator/mapping/a",
    ],
    [
      "default of a mapping",
      { discriminator: { propertyName: "t", defaultMapping: "#/nowhere" } },
      "discriminator/defaultMapping",
    ],
  ])("%s of a schema", async (_, schema, pointer) => {
    const components = { schemas: { A: schema } };
    expect(await problemsOf(() => loadParts({ components }))).toEqual([
      `ref-broken /components/schemas/A/${pointer}`,
    ]);
  });

  test("components that nothing uses, and all of them at once", async () => {
    const components = {
      parameters: { P: BROKEN },
      responses: { R: BROKEN },
      requestBodies: { B: BROKEN },
      headers: { H: BROKEN },
    };
    expect(await problemsOf(() => loadParts({ components }))).toHaveLength(4);
  });
});

test("text that looks like a reference but is data is none", async () => {
  const components = { schemas: { A: { default: BROKEN, examples: [BROKEN], enum: [BROKEN, 1] } } };
  const { schemas } = await loadParts({ components });
  expect(schemas["A"]).toEqual({ default: BROKEN, examples: [BROKEN], enum: [BROKEN, 1] });
});

test.each(["other.yaml#/A", "https://example.com/a.json", "A"])(
  "%s leads out and is refused",
  async ($ref) => {
    expect(await problemsOf(() => loadParts({ components: { schemas: { A: { $ref } } } }))).toEqual(
      ["ref-external /components/schemas/A/$ref"],
    );
  },
);

test.each(["toString", "constructor", "__proto__"])(
  "%s is inherited, so it leads nowhere",
  async (key) => {
    expect(await problemsOf(() => loadParts({ components: { schemas: { A: ref(key) } } }))).toEqual(
      ["ref-broken /components/schemas/A/$ref"],
    );
  },
);

test.each(["#", "#/", "#A", "#components/schemas/A", "#/components/schemas/~2", "#/%"])(
  "%s names no schema",
  async ($ref) => {
    expect(await problemsOf(() => loadParts({ components: { schemas: { A: { $ref } } } }))).toEqual(
      ["ref-broken /components/schemas/A/$ref"],
    );
  },
);

test("references are decoded: percent, ~1 and ~0", async () => {
  const paths = {
    "/a b/~": { parameters: [{ name: "p", in: "query", schema: { type: "string" } }] },
    "/c": { get: { parameters: [{ $ref: "#/paths/~1a%20b~1~0/parameters/0" }], responses: {} } },
  };
  const { operations } = await loadParts({ paths });
  expect(operations[0]?.parameters.map(({ name }) => name)).toEqual(["p"]);
});

test("references that lead back to themselves are told, not followed", async () => {
  const components = {
    parameters: {
      A: { $ref: "#/components/parameters/B" },
      B: { $ref: "#/components/parameters/A" },
    },
  };
  expect(await problemsOf(() => loadParts({ components }))).toEqual([
    "ref-cycle /components/parameters/A/$ref",
    "ref-cycle /components/parameters/B/$ref",
  ]);
});

describe("schemas that are nothing but each other", () => {
  test.each([
    ["by reference", { A: ref("B"), B: ref("A") }],
    ["by a union", { A: { anyOf: [ref("A"), { type: "null" }] } }],
    [
      "by a composition",
      {
        A: { allOf: [ref("B"), { type: "object" }] },
        B: { oneOf: [ref("A"), { type: "string" }] },
      },
    ],
  ])("%s are refused", async (_, schemas) => {
    expect(await problemsOf(() => loadParts({ components: { schemas } }))).toEqual([
      "ref-cycle /components/schemas/A",
    ]);
  });

  test("while a schema may hold itself", async () => {
    const schemas = { A: { properties: { a: ref("A") } }, B: { items: ref("B") } };
    expect(await problemsOf(() => loadParts({ components: { schemas } }))).toEqual([]);
  });

  test.each([1, -1])("and a chain of names ends, in either order (%i)", async (direction) => {
    const chain = Array.from({ length: 5000 }, (_, i) => [`S${i}`, ref(`S${i + 1}`)] as const);
    const entries = [...chain, ["S5000", { type: "string" }] as const];
    const schemas = Object.fromEntries(direction === 1 ? entries : entries.toReversed());
    const problems = await problemsOf(() => loadParts({ components: { schemas } }));
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map((it) => it.split(" ")[0]))).toEqual(new Set(["structure"]));
  });
});

describe("a schema referred to where it stands gets a name of its own", () => {
  test("made of its pointer", async () => {
    const { schemas } = await loadParts({
      components: {
        schemas: {
          A: { properties: { b: { type: "object", properties: { c: ref("A/properties/b") } } } },
          D: ref("A/properties/b"),
        },
      },
    });
    expect(schemas["D"]).toEqual(ref("A.properties.b"));
    expect(schemas["A.properties.b"]).toEqual({
      type: "object",
      properties: { c: ref("A.properties.b") },
    });
  });

  test("unless another has it", async () => {
    const schemas = {
      A: { properties: { b: { type: "string" } } },
      "A.properties.b": { type: "number" },
      C: ref("A/properties/b"),
    };
    expect(await problemsOf(() => loadParts({ components: { schemas } }))).toEqual([
      "name-clash /components/schemas/C/$ref",
    ]);
  });
});

test.each([
  [
    "https://api.example/v1/openapi.json",
    "https://api.example/v1/openapi.json#/components/schemas/B",
  ],
  ["https://api.example/v1/openapi.json", "openapi.json#/components/schemas/B"],
  ["/v1/openapi.json", "/v1/openapi.json#/components/schemas/B"],
])("a description whose $self is %s is meant by %s", async ($self, $ref) => {
  const components = { schemas: { A: { $ref }, B: { type: "string" } } };
  const text = JSON.stringify({ ...describing({ openapi: "3.2.0", components }), $self });
  expect((await loadText(text)).schemas["A"]).toEqual({ $ref: "#/components/schemas/B" });
});

test("another one is not", async () => {
  const components = { schemas: { A: { $ref: "https://api.example/b.json" } } };
  const $self = "https://api.example/a.json";
  const text = JSON.stringify({ ...describing({ openapi: "3.2.0", components }), $self });
  expect(await problemsOf(() => loadText(text))).toEqual([
    "ref-external /components/schemas/A/$ref",
  ]);
});
