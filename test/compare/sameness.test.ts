import { expect, test } from "vitest";
import { Sameness } from "../../scripts/compare/sameness.ts";
import { Spec } from "../../scripts/compare/spec.ts";

interface Pair {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  /** The schemas of each side. */
  readonly schemas?: readonly [object, object];
  readonly versions?: readonly [string, string];
}

const text = { type: "string" };
const ref = { $ref: "#/components/schemas/A" };

const leadingTo = (name: string): object => ({ items: { $ref: `#/components/schemas/${name}` } });

const SAME: readonly Pair[] = [
  { name: "itself", before: text, after: text },
  {
    name: "other words for people",
    before: { ...text, title: "a", description: "one" },
    after: { ...text, examples: ["b"] },
  },
  {
    name: "names and values in another order",
    before: { type: "object", required: ["a", "b"], properties: { a: { enum: [1, 2] } } },
    after: { properties: { a: { enum: [2, 1] } }, required: ["b", "a"], type: "object" },
  },
  { name: "an enum of one value", before: { enum: ["a"] }, after: { const: "a" } },
  { name: "a flag", before: { ...text, nullable: true }, after: { type: ["string", "null"] } },
  {
    name: "a union with null",
    before: { ...text, maxLength: 5, nullable: true, default: null },
    after: { anyOf: [{ ...text, maxLength: 5 }, { type: "null" }], default: null },
  },
  {
    name: "a circle of schemas, another dialect",
    before: ref,
    after: ref,
    schemas: [
      { A: { properties: { a: { allOf: [ref] } } } },
      { A: { properties: { a: { allOf: [ref] } } } },
    ],
    versions: ["3.0.3", "3.1.0"],
  },
];

const OTHER: readonly Pair[] = [
  {
    name: "a property that is called as a word for people is",
    before: { properties: { title: text } },
    after: { properties: { title: { type: "integer" } } },
  },
  {
    name: "data that hold such a word",
    before: { const: { title: "a" } },
    after: { const: { title: "b" } },
  },
  {
    name: "the meaning of a value of a discriminator",
    before: { discriminator: { propertyName: "t", mapping: { title: "A" } } },
    after: { discriminator: { propertyName: "t", mapping: { title: "B" } } },
    schemas: [
      { A: text, B: text },
      { A: text, B: text },
    ],
  },
  { name: "a value twice", before: { enum: [1, 2] }, after: { enum: [1, 1] } },
  { name: "a default", before: { ...text, default: "a" }, after: text },
  {
    name: "a default within a union with null, which is another one beside it",
    before: { ...text, default: "a", nullable: true },
    after: { anyOf: [{ ...text, default: "b" }, { type: "null" }], default: "a" },
  },
  {
    name: "a flag beside a combination, where a type does not add null to its parts",
    before: { type: "string", nullable: true, allOf: [text] },
    after: { type: ["string", "null"], allOf: [text] },
  },
  {
    name: "a default of one null of a union, which is none of the union",
    before: { type: "null", nullable: true, default: null },
    after: { anyOf: [{ type: "null", default: null }, { type: "null" }] },
  },
  {
    name: "a schema far behind",
    before: ref,
    after: ref,
    schemas: [
      { A: leadingTo("B"), B: leadingTo("C"), C: { items: ref, minItems: 1 } },
      { A: leadingTo("B"), B: leadingTo("C"), C: { items: ref, minItems: 2 } },
    ],
  },
  { name: "a reference that leads nowhere", before: ref, after: ref },
  {
    name: "what counts beside a reference as of 3.1 only",
    before: { ...ref, minLength: 1 },
    after: { ...ref, minLength: 1 },
    schemas: [{ A: text }, { A: text }],
    versions: ["3.0.3", "3.1.0"],
  },
];

function isSame({
  before,
  after,
  schemas = [{}, {}],
  versions: [older, newer] = ["3.1.0", "3.1.0"],
}: Pair): boolean {
  const sameness = new Sameness(
    new Spec({ openapi: older, components: { schemas: schemas[0] } }),
    new Spec({ openapi: newer, components: { schemas: schemas[1] } }),
  );
  return sameness.holds([{ value: before, pointer: "" }], [{ value: after, pointer: "" }]);
}

test.each(SAME)("$name is the same, both ways", (pair) => {
  expect(isSame(pair)).toBe(true);
  expect(isSame({ ...pair, before: pair.after, after: pair.before })).toBe(true);
});

test.each(OTHER)("$name is not the same", (pair) => {
  expect(isSame(pair)).toBe(false);
});
