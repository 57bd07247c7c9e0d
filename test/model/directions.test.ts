/** Types per direction: requests without what only answers have, answers without what only requests have. */
import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import { loadParts, messagesOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";
import { shuffled } from "../support/shuffle.ts";
import {
  both,
  describing,
  DONE,
  list,
  made,
  object,
  secret,
  text,
  typesOf,
} from "../support/uses.ts";

const Pet = object({ id: made, name: text, key: secret }, ["id", "key", "name"]);

describe("a schema with properties that one direction leaves out", () => {
  test("is a type of its own in requests where both directions use it", async () => {
    const types = await typesOf(both("Pet"), { Pet });
    expect(types["Pet"]).toEqual(object({ id: made, name: text }, ["id", "name"]));
    expect(types["PetWritable"]).toEqual(object({ key: secret, name: text }, ["key", "name"]));
    expect(types["Send0Params"]).toEqual(ref("PetWritable"));
  });

  test("is one type where one direction uses it, without what does not belong there", async () => {
    expect(await typesOf({ asked: [ref("Pet")] }, { Pet })).toMatchObject({
      Pet: object({ key: secret, name: text }, ["key", "name"]),
    });
    const answered = await typesOf({ answered: [ref("Pet")] }, { Pet });
    expect(answered).toEqual({ Pet: object({ id: made, name: text }, ["id", "name"]) });
  });

  test("is left as it is where nothing uses it", async () => {
    expect(await typesOf({}, { Pet })).toEqual({ Pet });
  });

  test("takes along whatever refers to it, in circles too, and nothing else", async () => {
    const types = await typesOf(both("Shop"), {
      Shop: object({
        pets: list(ref("Pet")),
        map: { additionalProperties: ref("Owner") },
        at: ref("Place"),
      }),
      Owner: object({ shop: ref("Shop"), name: text }),
      Place: object({ name: text }),
      Pet,
    });
    expect(Object.keys(types)).toEqual(
      "Owner OwnerWritable Pet PetWritable Place Send0Params Shop ShopWritable".split(" "),
    );
    expect(types["ShopWritable"]).toEqual(
      object({
        at: ref("Place"),
        map: { additionalProperties: ref("OwnerWritable") },
        pets: list(ref("PetWritable")),
      }),
    );
    expect(types["OwnerWritable"]).toEqual(object({ name: text, shop: ref("ShopWritable") }));
  });

  test("does not count as used where only such a property leads to it", async () => {
    const types = await typesOf(both("Order"), {
      Order: object({ pet: { ...ref("Pet"), readOnly: true }, note: text }),
      Pet,
    });
    expect(Object.keys(types)).toEqual(["Order", "OrderWritable", "Pet", "Send0Params"]);
    expect(types["OrderWritable"]).toEqual(object({ note: text }));
  });

  test("has its enums open in both where answers have them", async () => {
    const colour = { type: "string", enum: ["red", "blue"] };
    const types = await typesOf(both("Pet"), { Pet: object({ id: made, colour }) });
    expect(types["PetWritable"]).toEqual(
      types["Pet"] && object({ colour: { ...colour, "x-twinfold-open": true } }),
    );
  });

  test("that twins share is divided once", async () => {
    const types = await typesOf(
      { asked: [ref("Pet"), ref("BetaPet")], answered: [ref("BetaPet")] },
      { Pet, BetaPet: Pet },
    );
    expect(types["BetaPet"]).toEqual(ref("Pet"));
    expect([types["Send0Params"], types["Send1Params"]]).toEqual([
      ref("PetWritable"),
      ref("PetWritable"),
    ]);
    expect(Object.keys(types)).not.toContain("BetaPetWritable");
  });
});

describe("a property is left out of requests", () => {
  const without = object({ name: text });
  test.each<[string, object, object?]>([
    ["where it says so beside a reference", { ...ref("Id"), readOnly: true }, { Id: text }],
    ["where the schema says so to which it refers", ref("Id"), { Id: ref("Base"), Base: made }],
    ["where a part says so", { allOf: [ref("Id"), { readOnly: true }] }, { Id: text }],
    ["where a part's schema says so", { allOf: [ref("Id"), { minLength: 1 }] }, { Id: made }],
    [
      "where its only alternative beside null says so",
      { anyOf: [ref("Id"), { type: "null" }] },
      { Id: made },
    ],
    ["where it is both, and of answers too", { ...text, readOnly: true, writeOnly: true }],
  ])("%s", async (_, id, schemas = {}) => {
    const types = await typesOf({ asked: [object({ id, name: text }, ["id"])] }, schemas);
    expect(types["Send0Params"]).toEqual(without);
  });

  test("but not where an item, an alternative among several, or the whole is marked", async () => {
    const marked = {
      ...object({ a: list(made), b: { anyOf: [made, { type: "number" }] } }),
      readOnly: true,
    };
    expect(await typesOf({ asked: [marked] }, {})).toEqual({ Send0Params: marked });
  });

  test("but not where it is a parameter", async () => {
    const { schemas } = model(
      await loadParts({
        paths: {
          "/pets": {
            get: {
              parameters: [
                { name: "id", in: "query", schema: ref("Id") },
                {
                  name: "like",
                  in: "query",
                  style: "deepObject",
                  schema: object({ id: ref("Id"), name: text }),
                },
              ],
              ...DONE,
            },
          },
        },
        components: { schemas: { Id: made } },
      }),
      ROWS,
    );
    expect(schemas["PetsListQuery"]).toEqual(
      object({ id: ref("Id"), like: object({ name: text }) }),
    );
  });

  test("in a form as well", async () => {
    const content = { "multipart/form-data": { schema: object({ id: made, file: text }, ["id"]) } };
    const { schemas } = model(
      await loadParts({ paths: { "/pets": { post: { requestBody: { content }, ...DONE } } } }),
      ROWS,
    );
    expect(schemas["PetsCreateParams"]).toEqual(object({ file: text }));
  });
});

describe("names", () => {
  const schemas = { Pet, PetWritable: object({}) };

  test("a schema that is called like the type of requests is told, with the row that settles it", async () => {
    expect(await messagesOf(() => typesOf(both("Pet"), schemas))).toBe(
      'name-clash: the schemas "PetWritable" and "Pet" (in requests) would both be the type PetWritable ' +
        "(at /components/schemas/Pet); add to typeNames, with the reason: " +
        '{"schema":"Pet","in":"request","name":"PetWritableBody","reason":"…"}',
    );
    const row = { schema: "Pet", in: "request", name: "PetInput", reason: "…" } as const;
    const types = await typesOf(both("Pet"), schemas, [row]);
    expect(types["Send0Params"]).toEqual(ref("PetInput"));
  });

  test("a row names a schema, which both its types are called by", async () => {
    const types = await typesOf(both("Pet"), { Pet }, [
      { schema: "Pet", name: "Animal", reason: "…" },
    ]);
    expect(Object.keys(types)).toEqual(["Animal", "AnimalWritable", "Send0Params"]);
  });

  test("a row for a schema that there is not is told, and so is one of no use as a name", async () => {
    const rows = [
      { schema: "Pets", name: "Animals", reason: "…" },
      { schema: "Pet", name: "class", reason: "…" },
    ];
    expect(await messagesOf(() => typesOf(both("Pet"), { Pet }, rows))).toMatch(
      /no schema is called "Pets".*spell the schema as in Pet\n.*the schema "Pet" cannot be the type "class".*"TypeClass"/s,
    );
  });
});

test("the order of the description changes nothing", async () => {
  const schemas = {
    Cat: object({ kind: text, id: made }),
    Dog: object({ kind: text, cats: list(ref("Cat")) }),
    Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  };
  const described = describing(
    { asked: [ref("Pet")], answered: [ref("Dog"), ref("Pet")] },
    schemas,
  );
  const first = JSON.stringify(model(await loadParts(described), ROWS));
  for (const seed of [1, 2, 3]) {
    const again = await loadParts(shuffled(described, seed) as object);
    expect(JSON.stringify({ ...model(again, ROWS) })).toBe(first);
  }
});
