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

  test("make no type of requests for such a part alone", async () => {
    const types = await typesOf(both("Cat"), {
      Base: object({ id: made }),
      Cat: { allOf: [ref("Base"), object({ name: text })] },
    });
    expect(Object.keys(types)).toEqual(["Base", "Cat", "CatWritable", "Send0Params"]);
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

  test("write a part down once, however many ways lead to it", async () => {
    const levels = Array.from({ length: 40 }, (_, i): [string, object] => [
      `L${i}`,
      {
        allOf: [
          ...(i < 38 ? [ref(`L${i + 1}`), ref(`L${i + 2}`)] : []),
          object({ [`p${i}`]: text, end: text }),
        ],
      },
    ]);
    const Top = { allOf: [ref("L0"), object({ end: { readOnly: true } })] };
    const types = await typesOf({ asked: [ref("Top")] }, { ...Object.fromEntries(levels), Top });
    const written = JSON.stringify(types["Top"]);
    expect(written).not.toMatch(/"end"|\$ref/);
    expect(written.match(/"p\d+"/g)).toHaveLength(40);
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

  test("says what any other value means, and whether it is answered", async () => {
    const discriminator = { propertyName: "kind", defaultMapping: "Dog" };
    const types = await typesOf(both("Pet"), {
      Pet: { ...kinds, discriminator },
      Cat: object({ kind: { const: "cat" } }),
      Dog: object({ kind: text, id: made }),
    });
    const [Dog, DogWritable] = ["Dog", "DogWritable"].map((it) => `#/components/schemas/${it}`);
    expect([types["Pet"], types["PetWritable"]]).toMatchObject([
      { discriminator: { defaultMapping: Dog, "x-twinfold-open": true } },
      { discriminator: { defaultMapping: DogWritable } },
    ]);
    expect(JSON.stringify(types["PetWritable"])).not.toContain("x-twinfold-open");
    const asked = await typesOf({ asked: [{ ...kinds, discriminator }] }, { Cat: {}, Dog: {} });
    expect(asked["Send0Params"]).toMatchObject({ discriminator: { defaultMapping: Dog } });
    expect(JSON.stringify(asked["Send0Params"])).not.toContain("x-twinfold-open");
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

  test("of a base leads to what it means", async () => {
    const mapping = { cat: "#/components/schemas/Cat" };
    const types = await typesOf(both("Pet"), {
      Pet: { ...object({ kind: text }), discriminator: { propertyName: "kind", mapping } },
      Cat: { allOf: [ref("Pet"), object({ id: made, name: text })] },
    });
    const allOf = [ref("PetBase"), object({ name: text })];
    expect(types["CatWritable"]).toEqual({ allOf });
  });
});
