/** Which types two models have in common. */
import { describe, expect, test } from "vitest";
import { commonTypes } from "../../scripts/model/index.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object): object => ({ type: "object", properties });
const text = { type: "string" };

/** A leads to B, B to C, and C back to A. */
const circle = (end: object): Record<string, Record<string, unknown>> => ({
  A: { ...object({ b: { type: "array", items: ref("B") } }) },
  B: { allOf: [ref("C")] },
  C: { ...object({ a: ref("A"), end }) },
  Other: text,
});

const shared = (before: object, after: object): string[] =>
  [...commonTypes(circle(before), circle(after))].toSorted();

describe("two models have in common", () => {
  test("what is equal all the way down, in circles as well", () => {
    expect(shared(text, text)).toEqual(["A", "B", "C", "Other"]);
  });

  test("nothing that leads to a difference, however far below", () => {
    expect(shared(text, { type: "number" })).toEqual(["Other"]);
  });

  test("what differs in words alone", () => {
    expect(shared(text, { ...text, description: "The end." })).toHaveLength(4);
  });

  test("no type of one side only, and none that leads there", () => {
    const { C: _, ...without } = circle(text);
    expect([...commonTypes(circle(text), without)]).toEqual(["Other"]);
    expect([...commonTypes(without, circle(text))]).toEqual(["Other"]);
  });

  test("no union whose discriminator leads to a difference", () => {
    const models = ["a", "b"].map((kind) => ({
      Cat: object({ kind: { const: kind } }),
      Pet: {
        oneOf: [],
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
      },
      Kept: text,
    }));
    const [before = {}, after = {}] = models as unknown as Record<string, object>[]; // as a model has them
    expect([...commonTypes(before as never, after as never)]).toEqual(["Kept"]);
  });
});
