import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

async function typesOf(schemas: object): Promise<Model["schemas"]> {
  return model(await loadParts({ components: { schemas } }), ROWS).schemas;
}

const union = (a: string, b: string): object => ({
  oneOf: [ref(a), ref(b)],
  discriminator: { propertyName: "t", mapping: { a, b } },
});
const TEXT = { type: "string" };
const holds = (...keys: string[]): object => ({
  type: "object",
  properties: Object.fromEntries(keys.map((key, i) => [`p${i}`, ref(key)])),
});

describe("BetaX is X", () => {
  test("where they are equal but for title, description and examples", async () => {
    const types = await typesOf({
      X: { type: "string", title: "X", description: "of X", examples: ["x"], maxLength: 3 },
      BetaX: { type: "string", title: "BetaX", description: "of beta", example: "y", maxLength: 3 },
    });
    expect(types["BetaX"]).toEqual(ref("X"));
  });

  test("where they are equal all the way down, circles included", async () => {
    const types = await typesOf({
      Tree: { type: "object", properties: { left: ref("Tree"), leaf: ref("Leaf") } },
      BetaTree: { type: "object", properties: { left: ref("BetaTree"), leaf: ref("BetaLeaf") } },
      Leaf: holds("Tree"),
      BetaLeaf: holds("BetaTree"),
    });
    expect(types["BetaTree"]).toEqual(ref("Tree"));
    expect(types["BetaLeaf"]).toEqual(ref("Leaf"));
  });

  test("and every use of BetaX goes to X, in mappings too", async () => {
    const types = await typesOf({
      A: { type: "object", properties: { t: { const: "a" } } },
      BetaA: { type: "object", properties: { t: { const: "a" } } },
      BetaB: { type: "object", properties: { t: { const: "b" } } },
      BetaUnion: union("BetaA", "BetaB"),
    });
    expect(types["BetaUnion"]).toEqual({
      oneOf: [ref("A"), ref("BetaB")],
      discriminator: {
        propertyName: "t",
        mapping: { a: "#/components/schemas/A", b: "#/components/schemas/BetaB" },
      },
    });
  });

  test("by the names of types, however the keys are spelled", async () => {
    expect((await typesOf({ "a-b": {}, "beta-a-b": {} }))["BetaAB"]).toEqual(ref("AB"));
  });

  test("through BetaBetaX as well", async () => {
    const types = await typesOf({ X: {}, BetaX: {}, BetaBetaX: {}, Y: holds("BetaBetaX") });
    expect(types["BetaBetaX"]).toEqual(ref("X"));
    expect(types["Y"]).toEqual(holds("X"));
  });
});

describe("BetaX stays a type of its own", () => {
  test.each([
    ["a limit differs", { type: "string" }, { type: "string", maxLength: 3 }],
    ["a default differs", { type: "string" }, { type: "string", default: "a" }],
    ["an order of content differs", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    [
      "a property differs in its name alone",
      holds("Z"),
      { type: "object", properties: { q: ref("Z") } },
    ],
    ["a property is called description", { properties: { description: {} } }, { properties: {} }],
    ["one is a list of one", { items: {} }, { prefixItems: [{}] }],
  ])("where %s", async (_, ga, beta) => {
    expect((await typesOf({ X: ga, BetaX: beta, Z: {} }))["BetaX"]).not.toEqual(ref("X"));
  });

  test("where something that it refers to differs, however far away", async () => {
    const types = await typesOf({
      A: holds("B"),
      BetaA: holds("BetaB"),
      B: holds("C", "A"),
      BetaB: holds("BetaC", "BetaA"),
      C: { type: "string" },
      BetaC: { type: "number" },
      D: { type: "boolean" },
      BetaD: { type: "boolean" },
    });
    const aliased = Object.keys(types).filter((name) => "$ref" in (types[name] ?? {}));
    expect(aliased).toEqual(["BetaD"]);
  });

  test("where X does not exist, and X where it is equal to another", async () => {
    const types = await typesOf({
      BetaX: { type: "string" },
      Y: { type: "string" },
      PreviewY: { type: "string" },
    });
    expect(Object.values(types)).toEqual([TEXT, TEXT, TEXT]);
  });
});
