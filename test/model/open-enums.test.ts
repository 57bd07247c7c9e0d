import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Model, SchemaObject } from "../../scripts/model/types.ts";
import { answer, loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const STATE = { type: "string", enum: ["on", "off"] };
const OPEN = { ...STATE, "x-twinfold-open": true };
const object = (properties: object): object => ({ type: "object", properties });

async function typesOf(paths: object, schemas: object): Promise<Model["schemas"]> {
  return model(await loadParts({ paths, components: { schemas } }), ROWS).schemas;
}

const answering = (schema: object): object => ({ "/run": { post: answer(schema) } });
const asking = (schema: object): object => ({
  "/run": { post: { requestBody: { content: { "application/json": { schema } } } } },
});
const property = (schema: SchemaObject | undefined, name: string): unknown =>
  (schema?.["properties"] as Record<string, unknown> | undefined)?.[name];

describe("a scalar enum is open", () => {
  test("where it occurs in an answer, at any depth", async () => {
    const schemas = {
      A: object({ b: { items: ref("B") } }),
      B: object({ state: STATE, other: ref("State") }),
      State: STATE,
    };
    const types = await typesOf(answering(ref("A")), schemas);
    expect(types["State"]).toEqual(OPEN);
    expect(property(types["B"], "state")).toEqual(OPEN);
  });

  test("in an error and in a line, too", async () => {
    const content = { "application/json": { schema: ref("State") } };
    const errors = { "/run": { post: { responses: { "400": { description: "", content } } } } };
    expect((await typesOf(errors, { State: STATE }))["State"]).toEqual(OPEN);
    const line = answering({ type: "string", "x-line-schema": ref("State") });
    expect((await typesOf(line, { State: STATE }))["State"]).toEqual(OPEN);
  });

  test("both ways where it is used both ways", async () => {
    const paths = { ...answering(ref("State")), "/ask": Object.values(asking(ref("State")))[0] };
    expect((await typesOf(paths, { State: STATE }))["State"]).toEqual(OPEN);
  });

  test("in X where only BetaX occurs in an answer and is X", async () => {
    const types = await typesOf(answering(ref("BetaState")), { State: STATE, BetaState: STATE });
    expect(types["State"]).toEqual(OPEN);
  });

  test("of numbers, and beside null", async () => {
    const answers = object({ n: { enum: [1, 2] }, s: { enum: ["a", "b", null] } });
    const types = await typesOf(answering(answers), {});
    expect(property(types["RunResponse"], "n")).toEqual({ enum: [1, 2], "x-twinfold-open": true });
    expect(property(types["RunResponse"], "s")).toMatchObject({ "x-twinfold-open": true });
  });
});

describe("an enum stays closed", () => {
  test("where it occurs in requests only", async () => {
    const types = await typesOf(asking(object({ state: ref("State"), own: STATE })), {
      State: STATE,
    });
    expect(types["State"]).toEqual(STATE);
    expect(property(types["RunParams"], "own")).toEqual(STATE);
  });

  test.each([
    ["of one value", { const: "a" }],
    ["of one value and null", { enum: ["a", null] }],
    ["of mixed types", { enum: ["a", 1] }],
    ["of booleans", { enum: [true, false] }],
  ])("%s", async (_, schema) => {
    expect((await typesOf(answering(object({ p: schema })), {}))["RunResponse"]).toEqual(
      object({ p: schema }),
    );
  });

  describe("where it tells the members of a union apart", () => {
    const members = {
      A: object({ type: { const: "a" }, state: STATE }),
      B: object({ type: { type: "string", enum: ["b", "c"] } }),
    };

    test("as the description says", async () => {
      const union = { oneOf: [ref("A"), ref("B")], discriminator: { propertyName: "type" } };
      const types = await typesOf(answering(union), members);
      expect(property(types["B"], "type")).toEqual({ type: "string", enum: ["b", "c"] });
      expect(property(types["A"], "state")).toEqual(OPEN);
    });

    test("as the constants of the others show, nested unions included", async () => {
      const schemas = {
        ...members,
        C: object({ type: { const: "d" } }),
        Inner: { anyOf: [ref("B"), ref("C")] },
      };
      const types = await typesOf(answering({ anyOf: [ref("A"), ref("Inner")] }), schemas);
      expect(property(types["B"], "type")).toEqual({ type: "string", enum: ["b", "c"] });
    });

    test("but not by a property that one member alone fixes", async () => {
      const one = object({ type: { const: "a" }, state: STATE, side: { const: "left" } });
      const other = object({
        type: { const: "b" },
        side: { type: "string", enum: ["left", "right"] },
      });
      const types = await typesOf(answering({ oneOf: [ref("One"), ref("Other")] }), {
        One: one,
        Other: other,
      });
      expect(property(types["Other"], "side")).toMatchObject({ "x-twinfold-open": true });
    });

    test("in a part that a member is composed of", async () => {
      const schemas = {
        ...members,
        Base: object({ type: { type: "string", enum: ["b", "c"] } }),
        B: { allOf: [ref("Base"), object({ name: { type: "string" } })] },
      };
      const union = { oneOf: [ref("A"), ref("B")], discriminator: { propertyName: "type" } };
      const types = await typesOf(answering(union), schemas);
      expect(property(types["Base"], "type")).toEqual({ type: "string", enum: ["b", "c"] });
    });

    test("as a type of its own", async () => {
      const kind = { type: "string", enum: ["b", "c"] };
      const schemas = { ...members, B: object({ type: ref("Kind") }), Kind: kind };
      const union = { oneOf: [ref("A"), ref("B")], discriminator: { propertyName: "type" } };
      expect((await typesOf(answering(union), schemas))["Kind"]).toEqual(kind);
    });
  });
});

describe("any string beside constants", () => {
  const preset = {
    anyOf: [{ type: "string" }, { const: "a", description: "A" }, { enum: ["b"] }],
    title: "M",
  };

  test("is an open enum, in requests as well", async () => {
    expect((await typesOf(asking(ref("M")), { M: preset }))["M"]).toEqual({
      title: "M",
      type: "string",
      enum: ["a", "b"],
      "x-twinfold-open": true,
    });
  });

  test.each([{ type: "number" }, { const: 1 }])("but not beside %j", async (more) => {
    const other = { anyOf: [{ type: "string" }, { const: "a" }, more] };
    expect((await typesOf(asking(ref("M")), { M: other }))["M"]).toEqual(other);
  });
});
