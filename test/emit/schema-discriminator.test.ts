/** Unions with a discriminator: what tells their members apart is a type of its own. */
import { describe, expect, it } from "vitest";
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

const vehicle = (mapping: object): SchemaObject => ({
  discriminator: { propertyName: "kind", mapping },
  oneOf: [ref("Car"), ref("Truck")],
});

describe("have members that list the values of all of them", () => {
  const base = object({ kind: { enum: ["car", "van", "truck"] } }, "kind");
  const others = {
    Base: base,
    Car: { allOf: [ref("Base"), object({ doors: number })] },
    Truck: { allOf: [ref("Base"), object({ load: number })] },
  };
  it("and narrow by those that lead to each", () => {
    expect(printed(vehicle({ car: "Car", van: "Car", truck: "Truck" }), others)).toBe(
      'type X = (Car & { kind: "car" | "van"; }) | (Truck & { kind: "truck"; });',
    );
  });

  it("of which those that a member does not list are none of its", () => {
    expect(printed(vehicle({ bus: "Car", truck: "Truck", tram: "Truck" }), others)).toBe(
      'type X = Car | (Truck & { kind: "truck"; });',
    );
  });

  it("and do not where nothing leads to them", () => {
    expect(printed(vehicle({}), others)).toBe("type X = Car | Truck;");
  });
});

it("have a member once, however often it is listed", () => {
  const given = { ...pet, oneOf: [ref("Cat"), ref("Lion"), ref("Cat"), ref("Dog")] };
  expect(printed(given, { Cat: cat, Dog: dog, Lion: ref("Cat") })).toBe(
    'type X = (Cat & { kind: "cat" | "lion"; }) | Dog;',
  );
});

describe("have one for any other value or none, where it is said", () => {
  const cow = object({ milk: number }, "milk");
  const fallback = {
    ...(pet["discriminator"] as object), // as it is above
    defaultMapping: "#/components/schemas/Cow",
  };
  const Pet = { oneOf: [ref("Cat"), ref("Dog"), ref("Cow")] };
  const given = { ...Pet, discriminator: { ...fallback, "x-twinfold-open": true } };

  it("answers narrow to it", () => {
    const use = `
      import type { Pet } from "./schema.ts";
      export function of(pet: Pet): string | number {
        switch (pet.kind) {
          case "dog": return pet.tail;
          case "cat": case "lion": return pet.lives;
          default: return pet.milk;
        }
      }`;
    const schema = emitSchema(model({ schemas: { Cat: cat, Cow: cow, Dog: dog, Pet: given } }));
    const files = [
      { path: "schema.ts", text: schema },
      { path: "use.ts", text: use },
    ];
    expect(compileErrors(files)).toEqual([]);
  });

  it("what lists the values itself is as it says", () => {
    const Cow = object({ kind: { enum: ["cow", "ox"] }, milk: number }, "kind");
    expect(printed(given, { Cat: cat, Cow, Dog: dog })).toBe(
      'type X = (Cat & { kind: "cat" | "lion"; }) | Dog | Cow;',
    );
  });

  it("what has it as any text is told apart all the same, and it can be read", () => {
    const use = `
      import type { Pet } from "./schema.ts";
      export function of(pet: Pet): string | number {
        switch (pet.kind) {
          case "dog": return pet.tail;
          case "cat": case "lion": return pet.lives;
          default: return pet.milk + pet.kind.length;
        }
      }`;
    for (const required of [["kind"], []]) {
      const Cow = object({ kind: text, milk: number }, "milk", ...required);
      const schema = emitSchema(model({ schemas: { Cat: cat, Cow, Dog: dog, Pet: given } }));
      const files = [
        { path: "schema.ts", text: schema },
        { path: "use.ts", text: required.length > 0 ? use : use.replace("kind.l", "kind!.l") },
      ];
      expect(compileErrors(files)).toEqual([]);
    }
  });

  it("requests give it with any value, or none", () => {
    const use = `
      import type { Pet } from "./schema.ts";
      export const pets: Pet[] = [{ milk: 1 }, { kind: "cow", milk: 1 }, { kind: "dog", tail: "long" }];
      // @ts-expect-error a cow gives milk
      export const none: Pet = { kind: "cow" };`;
    const asked = { ...Pet, discriminator: fallback };
    const schema = emitSchema(model({ schemas: { Cat: cat, Cow: cow, Dog: dog, Pet: asked } }));
    const files = [
      { path: "schema.ts", text: schema },
      { path: "use.ts", text: use },
    ];
    expect(compileErrors(files)).toEqual([]);
  });
});
