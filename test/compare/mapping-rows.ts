/** Pairs of unions of components, told apart by the mapping of a discriminator. */
import { answered, asked } from "../support/diff.ts";

interface MappingRow {
  readonly name: string;
  readonly before: (direction: "request" | "response") => object;
  readonly after: (direction: "request" | "response") => object;
  readonly request: readonly string[];
  readonly response: readonly string[];
}

const schemas = {
  Cat: { type: "object", properties: { kind: { type: "string" }, lives: { type: "integer" } } },
  Dog: { type: "object", properties: { kind: { type: "string" }, tricks: { type: "integer" } } },
  Fox: { type: "object", properties: { kind: { type: "string" }, den: { type: "string" } } },
};

const ref = (name: string): string => `#/components/schemas/${name}`;

const named = (...names: readonly string[]): MappingRow["before"] => {
  const oneOf = names.map((name) => ({ $ref: ref(name) }));
  const schema = { oneOf, discriminator: { propertyName: "kind" } };
  return (direction) =>
    (direction === "request" ? asked : answered)(schema, { components: { schemas } });
};

function union(mapping: Readonly<Record<string, string>>): MappingRow["before"] {
  const values = Object.fromEntries(
    Object.entries(mapping).map(([value, name]) => [value, ref(name)]),
  );
  const schema = {
    oneOf: [{ $ref: ref("Cat") }, { $ref: ref("Dog") }],
    discriminator: { propertyName: "kind", mapping: values },
  };
  return (direction) =>
    (direction === "request" ? asked : answered)(schema, { components: { schemas } });
}

export const MAPPING_ROWS: readonly MappingRow[] = [
  {
    name: "a further value of the discriminator",
    before: union({ cat: "Cat", dog: "Dog" }),
    after: union({ cat: "Cat", dog: "Dog", kitten: "Cat" }),
    request: ["info discriminator-value-added"],
    response: ["warning discriminator-value-added"],
  },
  {
    name: "a value of the discriminator less",
    before: union({ cat: "Cat", dog: "Dog", kitten: "Cat" }),
    after: union({ cat: "Cat", dog: "Dog" }),
    request: ["breaking discriminator-value-removed"],
    response: ["info discriminator-value-removed"],
  },
  {
    name: "a value of the discriminator that means another member",
    before: union({ cat: "Cat", pet: "Cat", dog: "Dog" }),
    after: union({ cat: "Cat", dog: "Dog", pet: "Dog" }),
    request: ["breaking discriminator-value-moved"],
    response: ["breaking discriminator-value-moved"],
  },
  {
    name: "a member by another value of the discriminator",
    before: union({ cat: "Cat", dog: "Dog" }),
    after: union({ kitten: "Cat", dog: "Dog" }),
    request: ["breaking discriminator-value-renamed"],
    response: ["breaking discriminator-value-renamed"],
  },
  {
    name: "a member whose name is the value of the discriminator",
    before: named("Cat", "Dog"),
    after: named("Cat", "Dog", "Fox"),
    request: ["info union-member-added-tagged"],
    response: ["warning union-member-added-tagged"],
  },
];
