/** A schema that others are made of is their union, told apart by its discriminator. */
import { describe, expect, test } from "vitest";
import { emitSchema } from "../../scripts/emit/schema.ts";
import { compileErrors } from "../support/compile.ts";
import { ref } from "../support/description.ts";
import { model } from "../support/model.ts";
import { both, list, made, object, text, typesOf, type Uses } from "../support/uses.ts";

const number = { type: "integer" };
const heir = (base: string, properties: object, required: string[] = [], more = {}): object => ({
  allOf: [ref(base), object(properties, required)],
  ...more,
});
const family = (kind: object, mapping?: object): object => ({
  ...object({ kind, name: text, friends: list(ref("Pet")) }, ["kind", "name"]),
  discriminator: { propertyName: "kind", ...(mapping && { mapping }) },
});
const MAPPING = { cat: "Cat", lion: "#/components/schemas/Cat", dog: "Dog" };
const HEIRS = {
  Cat: heir("Pet", { lives: number }, ["lives"]),
  Dog: heir("Pet", { tail: text }),
};
const ANSWERED: Uses = { answered: [ref("Pet")] };

async function errorsOf(use: string, uses: Uses, schemas: object): Promise<readonly string[]> {
  const schema = emitSchema(model({ schemas: await typesOf(uses, schemas) }));
  return compileErrors([
    { path: "schema.ts", text: schema },
    { path: "use.ts", text: use },
  ]);
}

/** The values of a union's discriminator, each with the type that it means; `*` stands for any other. */
async function meantIn(
  schemas: object,
  uses: Uses = ANSWERED,
  name = "Pet",
): Promise<Record<string, string>> {
  const types = await typesOf(uses, schemas);
  const { mapping = {}, defaultMapping: other } = (types[name]?.["discriminator"] ?? {}) as {
    mapping?: Record<string, string>;
    defaultMapping?: string;
  };
  const all = { ...mapping, ...(other !== undefined && { "*": other }) };
  return Object.fromEntries(
    Object.entries(all).map(([it, to]) => [it, to.split("/").at(-1) ?? ""]),
  );
}

describe("a family whose property is any text", () => {
  const schemas = { Pet: family(text, MAPPING), ...HEIRS };

  test("narrows in answers, and what is not listed has what all have in common", async () => {
    const use = `
      import type { Cat, Pet, PetBase } from "./schema.ts";
      export function of(pet: Pet): string | number | undefined {
        switch (pet.kind) {
          case "cat": case "lion": return pet.lives;
          case "dog": return pet.tail ?? pet.friends?.[0]?.name;
          default: return pet.name + pet.kind.length;
        }
      }
      export const cat: Cat & { kind: "cat" } = { kind: "cat", name: "Tom", lives: 9 };
      export const pet: Pet = cat;
      export const common: PetBase = pet;
      // @ts-expect-error a cat has lives
      export const none: Pet = { kind: "cat", name: "Tom" };`;
    expect(await errorsOf(use, ANSWERED, schemas)).toEqual([]);
  });

  test("is each of them in requests, or any other, also as it was answered", async () => {
    const use = `
      import type { Pet, PetWritable } from "./schema.ts";
      export const cat: PetWritable = { kind: "cat", name: "Tom", lives: 9 };
      export const fish: PetWritable = { kind: "fish", name: "Wanda", friends: [cat] };
      export const back = (pet: Pet): PetWritable => pet;
      // @ts-expect-error no pet has fins
      export const fins: PetWritable = { kind: "fish", name: "Wanda", fins: 2 };`;
    expect(await errorsOf(use, both("Pet"), schemas)).toEqual([]);
  });

  test("is no other where a value means the family itself", async () => {
    const mapping = { cat: "Cat", pet: "Pet" };
    expect(await meantIn({ ...schemas, Pet: family(text, mapping) })).toEqual({
      cat: "Cat",
      pet: "PetBase",
    });
  });
});

test("values that its property lists and that mean none are the family's own", async () => {
  const schemas = {
    Pet: family({ enum: ["cat", "lion", "dog", "fish", "ant"] }, MAPPING),
    ...HEIRS,
  };
  const use = `
    import type { Pet } from "./schema.ts";
    export const of = (pet: Pet): string | number =>
      pet.kind === "cat" || pet.kind === "lion" ? pet.lives : pet.kind === "dog" ? (pet.tail ?? "") : pet.kind;
    export const all: Pet["kind"][] = ["cat", "lion", "dog", "fish", "ant"];
    // @ts-expect-error it is not listed
    export const cow: Pet["kind"] = "cow";
    export const pets: Pet[] = [
      { kind: "cat", name: "Tom", lives: 9 },
      { kind: "dog", name: "Rex", tail: "long" },
      { kind: "fish", name: "Wanda" },
    ];`;
  expect(await errorsOf(use, ANSWERED, schemas)).toEqual([]);
  expect(await meantIn(schemas)).toMatchObject({ ant: "PetBase", fish: "PetBase" });
});

describe("without a mapping", () => {
  const Puppy = heir("Dog", { age: number });
  const schemas = { Pet: family(text), ...HEIRS, Puppy };

  test("values are the names of all that are made of it", async () => {
    expect(await meantIn(schemas)).toEqual({
      Cat: "Cat",
      Dog: "Dog",
      Puppy: "Puppy",
      "*": "PetBase",
    });
  });

  test("or what these say that theirs is", async () => {
    const Cat = heir("Pet", {}, [], { "x-ms-discriminator-value": "#cat" });
    expect(await meantIn({ ...schemas, Cat })).toMatchObject({ "#cat": "Cat", Dog: "Dog" });
  });

  test("a member that is a family itself is there without its own members", async () => {
    const Dog = heir("Pet", { tail: text }, [], { discriminator: { propertyName: "kind" } });
    const uses = { answered: [ref("Pet"), ref("Dog")] };
    expect(await meantIn({ ...schemas, Dog }, uses)).toMatchObject({ Dog: "DogBase" });
    expect(await meantIn({ ...schemas, Dog }, uses, "Dog")).toEqual({
      Puppy: "Puppy",
      "*": "DogBase",
    });
  });
});

describe("is left as it is", () => {
  const schemas = { Pet: family(text, MAPPING), ...HEIRS };
  const isUnion = async (given: object, uses: Uses = ANSWERED): Promise<boolean> =>
    "oneOf" in ((await typesOf(uses, { ...schemas, ...given }))["Pet"] ?? {});
  const Pet = object({ kind: text }, ["kind"]);
  const discriminator = { propertyName: "kind", mapping: { cat: "Cat" } };

  test.each<[string, object, Uses?]>([
    [
      "where nothing refers to it as a whole",
      { Pet: { ...Pet, discriminator } },
      { answered: [ref("Cat")] },
    ],
    [
      "where a member may be it again",
      { Cat: heir("Pet", {}, [], { oneOf: [ref("Pet"), ref("Dog")] }) },
    ],
    ["where a member is no object", { Cat: text }],
    ["where it may be null", { Pet: { ...family(text, MAPPING), type: ["object", "null"] } }],
    ["where its property is no text", { Pet: family(number, MAPPING) }],
    ["where nothing is made of it", { Pet: family(text), Cat: text, Dog: text }],
    ["where another schema has the name of what is common", { "Pet.Base": text }],
  ])("%s", async (_, given, uses = ANSWERED) => {
    expect(await isUnion({})).toBe(true);
    expect(await isUnion(given, uses)).toBe(false);
  });
});

test("what only answers have makes no other difference than elsewhere", async () => {
  const Pet = { ...object({ kind: text, id: made }), discriminator: { propertyName: "kind" } };
  const types = await typesOf(both("Pet"), { Pet, Cat: heir("Pet", { lives: number }) });
  expect(types["PetBaseWritable"]).toEqual(object({ kind: text }));
  expect(types["CatWritable"]).toEqual({
    allOf: [ref("PetBaseWritable"), object({ lives: number })],
  });
  expect(types["Cat"]).toEqual({ allOf: [ref("PetBase"), object({ lives: number })] });
});
