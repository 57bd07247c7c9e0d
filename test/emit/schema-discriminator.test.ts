/** Unions with a discriminator: what tells their members apart is a type of its own. */
import { expect, it } from "vitest";
import { emitSchema } from "../../scripts/emit/schema.ts";
import type { SchemaObject } from "../../scripts/model/types.ts";
import { compileErrors } from "../support/compile.ts";
import { model } from "../support/model.ts";
import { number, object, printed, ref, text } from "../support/printed-schema.ts";

const cat = object({ kind: text, lives: number }, "lives");
const dog = object({ kind: { const: "dog" }, tail: text }, "kind", "tail");
const pet: SchemaObject = {
  discriminator: {
    propertyName: "kind",
    mapping: { cat: "#/components/schemas/Cat", lion: "Cat" },
  },
  oneOf: [ref("Cat"), ref("Dog")],
};

it("narrow by the values that lead to a member, without a change of the member", () => {
  const use = `
    import type { Cat, Pet } from "./schema.ts";
    export const wild = (pet: Pet): number | string => (pet.kind === "dog" ? pet.tail : pet.lives);
    export const all: Pet["kind"][] = ["dog", "cat", "lion"];
    export const cat: Cat = { kind: "anything", lives: 9 };
    // @ts-expect-error it is no value of the discriminator
    export const none: Pet["kind"] = "cow";`;
  const schema = emitSchema(model({ schemas: { Cat: cat, Dog: dog, Pet: pet } }));
  expect(
    compileErrors([
      { path: "schema.ts", text: schema },
      { path: "use.ts", text: use },
    ]),
  ).toEqual([]);
});

it("narrow by the name of a member where nothing leads to it", () => {
  const given = { ...pet, discriminator: { propertyName: "kind" } };
  expect(printed(given, { Cat: cat, Dog: dog })).toBe('type X = (Cat & { kind: "Cat"; }) | Dog;');
});

it("have a member once, however often it is listed", () => {
  const given = { ...pet, oneOf: [ref("Cat"), ref("Lion"), ref("Cat"), ref("Dog")] };
  expect(printed(given, { Cat: cat, Dog: dog, Lion: ref("Cat") })).toBe(
    'type X = (Cat & { kind: "cat" | "lion"; }) | Dog;',
  );
});
