/** Types per direction of composed schemas and of unions. */
import { describe, expect, test } from "vitest";
import { ref } from "../support/description.ts";
import { both, made, object, text, typesOf } from "../support/uses.ts";

describe("composed schemas", () => {
  test("require of other parts only what is left", async () => {
    const types = await typesOf(both("Cat"), {
      Base: object({ id: made, name: text }),
      Cat: { allOf: [ref("Base"), { ...object({ lives: text }), required: ["id", "lives"] }] },
    });
    expect(types["CatWritable"]).toEqual({
      allOf: [ref("BaseWritable"), object({ lives: text }, ["lives"])],
    });
  });

  test("have no part of which nothing is left, since it would take any further property", async () => {
    const types = await typesOf(
      { asked: [ref("Cat"), ref("Base")] },
      {
        Base: { allOf: [object({ id: made }), ref("Times")] },
        Times: object({ at: made }),
        Cat: { allOf: [ref("Base"), object({ name: text })] },
        Empty: object({ id: made }),
      },
    );
    expect(types["Cat"]).toEqual({ allOf: [object({ name: text })] });
    expect(types["Base"]).toEqual({ type: "object" });
  });

  test("leave out of one part what another one marks", async () => {
    const types = await typesOf(both("Cat"), {
      Base: { allOf: [object({ id: text, name: text }, ["id"]), ref("Times")] },
      Times: object({ at: text }),
      Cat: { allOf: [ref("Base"), object({ id: { readOnly: true } })] },
    });
    expect(types["CatWritable"]).toEqual({
      allOf: [{ allOf: [object({ name: text }), ref("Times")] }],
    });
    expect(types["Base"]).toEqual({
      allOf: [object({ id: text, name: text }, ["id"]), ref("Times")],
    });
  });
});

describe("a discriminator", () => {
  const kinds = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };
  test("means the members of its direction by their own keys", async () => {
    const types = await typesOf(both("Pet"), {
      Pet: kinds,
      Cat: object({ kind: text, id: made }),
      Dog: object({ kind: text }),
    });
    expect(types["Pet"]).toEqual(kinds);
    expect(types["PetWritable"]).toEqual({
      oneOf: [ref("CatWritable"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { Cat: "#/components/schemas/CatWritable" } },
    });
  });

  test("is none where its property is left out", async () => {
    const types = await typesOf(
      { asked: [ref("Pet")] },
      {
        Pet: kinds,
        Cat: object({ kind: made }),
        Dog: object({ kind: made, name: text }),
      },
    );
    expect(types["Pet"]).toEqual({ oneOf: [ref("Cat"), ref("Dog")] });
  });
});
