/** Pairs of unions of components, told apart by the mapping of a discriminator. */
import { answered, asked, type DirectedRow } from "../support/diff.ts";

const schemas = {
  Cat: { type: "object", properties: { kind: { type: "string" }, lives: { type: "integer" } } },
  Dog: { type: "object", properties: { kind: { type: "string" }, tricks: { type: "integer" } } },
  Fox: { type: "object", properties: { kind: { type: "string" }, den: { type: "string" } } },
};

const ref = (name: string): string => `#/components/schemas/${name}`;

const named = (...names: readonly string[]): DirectedRow["before"] => {
  const oneOf = names.map((name) => ({ $ref: ref(name) }));
  const schema = { oneOf, discriminator: { propertyName: "kind" } };
  return (direction) =>
    (direction === "request" ? asked : answered)(schema, { components: { schemas } });
};

function union(mapping: Readonly<Record<string, string>>): DirectedRow["before"] {
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

/** In which any value that is not a name means the member of that name. */
function withDefault(name: string | undefined, first = "Cat"): DirectedRow["before"] {
  const oneOf = [first, "Dog"].map((it) => ({ $ref: ref(it) }));
  const fallback = name === undefined ? {} : { defaultMapping: name };
  const schema = { oneOf, discriminator: { propertyName: "kind", ...fallback } };
  const components = { schemas: { ...schemas, Kitten: schemas.Cat } };
  return (direction) => (direction === "request" ? asked : answered)(schema, { components });
}

/** What others are made of by allOf, one of which has that name. */
function base(
  discriminator: object | null,
  first = "Cat",
  type = first === "Cat" ? "integer" : "number",
): DirectedRow["before"] {
  const components = {
    schemas: {
      Pet: {
        type: "object",
        properties: { kind: { type: "string" } },
        ...(discriminator && { discriminator: { propertyName: "kind", ...discriminator } }),
      },
      [first]: { allOf: [{ $ref: ref("Pet") }, { properties: { lives: { type } } }] },
      Tiger: { allOf: [{ $ref: ref("Pet") }, { properties: { lives: { type: "integer" } } }] },
      Dog: { allOf: [{ $ref: ref("Pet") }, { properties: { tricks: { type: "integer" } } }] },
    },
  };
  return (direction) =>
    (direction === "request" ? asked : answered)({ $ref: ref("Pet") }, { components });
}

function alone(name: string): DirectedRow["before"] {
  const discriminator = { propertyName: "kind", mapping: { cat: ref(name) } };
  const { Cat } = schemas;
  const Tiger = { ...Cat, properties: { ...Cat.properties, stripes: { type: "integer" } } };
  return (direction) =>
    (direction === "request" ? asked : answered)(
      { oneOf: [{ $ref: ref(name) }], discriminator },
      { components: { schemas: { ...schemas, Tiger } } },
    );
}

export const MAPPING_ROWS: readonly DirectedRow[] = [
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
    name: "a member for any other value of the discriminator",
    before: withDefault(undefined),
    after: withDefault("Cat"),
    request: ["info discriminator-default-added"],
    response: ["warning discriminator-default-added"],
  },
  {
    name: "no member for any other value of the discriminator",
    before: withDefault(ref("Cat")),
    after: withDefault(undefined),
    request: ["breaking discriminator-default-removed"],
    response: ["info discriminator-default-removed"],
  },
  {
    name: "another member for any other value of the discriminator",
    before: withDefault("Cat"),
    after: withDefault("Dog"),
    request: ["breaking discriminator-default-changed"],
    response: ["breaking discriminator-default-changed"],
  },
  {
    name: "the same member for any other value of the discriminator, spelled or called otherwise",
    before: withDefault("Cat"),
    after: withDefault(ref("Kitten"), "Kitten"),
    request: [],
    response: [],
  },
  {
    name: "a member whose name is the value of the discriminator",
    before: named("Cat", "Dog"),
    after: named("Cat", "Dog", "Fox"),
    request: ["info union-member-added-tagged"],
    response: ["warning union-member-added-tagged"],
  },
  {
    name: "a base that gets a discriminator",
    before: base(null),
    after: base({}),
    request: ["info discriminator-added"],
    response: ["info discriminator-added"],
  },
  {
    name: "a base that loses its discriminator",
    before: base({}),
    after: base(null),
    request: ["info discriminator-removed"],
    response: ["info discriminator-removed"],
  },
  {
    name: "a base whose default is another one",
    before: base({ defaultMapping: "Cat" }),
    after: base({ defaultMapping: "Dog" }),
    request: ["breaking discriminator-default-changed"],
    response: ["breaking discriminator-default-changed"],
  },
  {
    name: "a base that gets a default",
    before: base({}),
    after: base({ defaultMapping: "Cat" }),
    request: ["info discriminator-default-added"],
    response: ["warning discriminator-default-added"],
  },
  {
    name: "a base that loses its default",
    before: base({ defaultMapping: "Cat" }),
    after: base({}),
    request: ["breaking discriminator-default-removed"],
    response: ["info discriminator-default-removed"],
  },
  {
    name: "a base whose default is the same one, spelled or called otherwise",
    before: base({ defaultMapping: "Cat" }),
    after: base({ defaultMapping: ref("Kitten") }, "Kitten"),
    request: [],
    response: [],
  },
  {
    name: "a base with a further value of its discriminator",
    before: base({ mapping: { cat: "Cat" } }),
    after: base({ mapping: { cat: ref("Cat"), dog: "Dog" } }),
    request: ["info discriminator-value-added"],
    response: ["warning discriminator-value-added"],
  },
  {
    name: "a base with a value of its discriminator less",
    before: base({ mapping: { cat: "Cat", kitten: "Cat" } }),
    after: base({ mapping: { cat: "Cat" } }),
    request: ["breaking discriminator-value-removed"],
    response: ["info discriminator-value-removed"],
  },
  {
    name: "a base with another value of its discriminator for one schema",
    before: base({ mapping: { cat: "Cat" } }),
    after: base({ mapping: { kitten: "Cat" } }),
    request: ["breaking discriminator-value-renamed"],
    response: ["breaking discriminator-value-renamed"],
  },
  {
    name: "a base with a value of its discriminator that means another schema",
    before: base({ mapping: { cat: "Cat", dog: "Dog" } }),
    after: base({ mapping: { cat: "Dog", dog: "Dog" } }),
    request: ["breaking discriminator-value-moved"],
    response: ["breaking discriminator-value-moved"],
  },
  {
    name: "a base that says of its discriminator what holds without it",
    before: base({}),
    after: base({ mapping: { Cat: "Cat" } }),
    request: [],
    response: [],
  },
  {
    name: "a base with a value of its discriminator for a schema of another name, which changed a little",
    before: base({ mapping: { cat: "Cat" } }),
    after: base({ mapping: { cat: "Kitten" } }, "Kitten"),
    request: [],
    response: [],
  },
  {
    name: "a base with a value of its discriminator for a schema with a property of another type",
    before: base({ mapping: { kitten: "Kitten" } }, "Kitten"),
    after: base({ mapping: { kitten: "Kitten" } }, "Kitten", "string"),
    request: ["breaking type-changed"],
    response: ["breaking type-changed"],
  },
  {
    name: "a base with a value of its discriminator for a schema that says the same",
    before: base({ mapping: { cat: "Cat" } }),
    after: base({ mapping: { cat: "Tiger" } }),
    request: [],
    response: [],
  },
  {
    name: "a union of one, which has nothing to tell apart",
    before: alone("Cat"),
    after: alone("Tiger"),
    request: ["info property-added"],
    response: ["info property-added"],
  },
];
