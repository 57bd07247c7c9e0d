/** Whatever the texts of a description hold, the output has the shape that harmless texts give it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emit } from "../../scripts/emit/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { outlineOf, shapeOf } from "../support/code-shape.ts";
import { hostileText } from "../support/hostile-text.ts";
import { method, model, variant } from "../support/model.ts";

/** A model with this text in every place that takes one. */
function modelOf(text: string): Model {
  const shown = { summary: text, description: text };
  const first = variant({
    ...shown,
    qualifier: text,
    operationId: text,
    sends: { query: { [text]: text }, headers: { [text]: text }, route: `/${text}` },
    body: { mediaType: text, required: true, type: "Params" },
    answer: { kind: "json", mediaType: text, type: "Page", item: "Item" },
  });
  const second = { ...first, beta: text, query: { type: "Query", required: false } };
  return model({
    title: text,
    version: text,
    methods: [
      method({
        name: ["a", "list"],
        route: `/{${text}}`,
        pathParameters: [{ name: text, identifier: "id", type: "string", description: text }],
        variants: [
          first,
          second,
          { ...first, beta: true, answer: { ...first.answer, type: "Item" } },
        ],
        fold: { verdict: "diverged", differences: [text, text] },
        paging: {
          name: text,
          items: text,
          more: text,
          next: { parameter: text, from: text },
          previous: { parameter: text, from: text },
        },
      }),
    ],
    schemas: {
      Item: { enum: [text, "b"], description: text, "x-twinfold-open": true },
      Page: {
        type: "object",
        description: text,
        required: [text],
        properties: {
          [text]: { const: { [text]: [text] }, description: text, default: { [text]: text } },
        },
      },
      Params: {
        discriminator: { propertyName: text, mapping: { [text]: "#/components/schemas/Query" } },
        oneOf: [{ $ref: "#/components/schemas/Query" }, { $ref: "#/components/schemas/Page" }],
      },
      Query: {
        type: "object",
        title: text,
        properties: { a: { type: "string", format: text, pattern: text } },
      },
    },
  });
}

async function outputOf(text: string): Promise<ReadonlyMap<string, string>> {
  const files = await emit(modelOf(text), { runtime: `./${text}.ts`, spec: { sha256: text } });
  return new Map(files.map((file) => [file.path, file.text]));
}

function read(files: ReadonlyMap<string, string>, path: string): string {
  return files.get(path) ?? "";
}

// text at the end, so that none is blank: what is blank is left out, which is another shape
const texts = fc.oneof(
  { weight: 9, arbitrary: hostileText.map((text) => `${text}x`) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString") },
);

describe("the output for any text", async () => {
  const harmless = await outputOf("x");
  it("has the shape that a harmless text gives", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const files = await outputOf(text);
        for (const path of ["index.ts", "methods.ts", "schema.ts"]) {
          expect(shapeOf(read(files, path))).toEqual(shapeOf(read(harmless, path)));
        }
        expect(outlineOf(read(files, "api.md"))).toEqual(outlineOf(read(harmless, "api.md")));
        expect(JSON.parse(read(files, "manifest.json"))).toMatchObject({
          spec: { title: text, version: text },
        });
      }),
      { numRuns: 40 },
    );
  });

  it("shows every character and gives no tool an order", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const files = [...(await outputOf(text)).values()];
        for (const file of files) {
          expect(file.replaceAll("\n", "")).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
          expect(file).not.toMatch(
            /[#@]\s*source(?:Mapping)?URL|^\s*\/\/\/|^\s*(?:\/\/|\*|\/\*+)\s*@ts-/m,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
