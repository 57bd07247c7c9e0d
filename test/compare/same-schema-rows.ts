/** Pairs of descriptions with a schema that says the same otherwise, or with a keyword that says nothing. */
import { asked } from "../support/diff.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const NAMED = {
  components: {
    schemas: {
      Text: {
        ...text,
        maxLength: 9,
        $anchor: "text",
        $dynamicAnchor: "anytext",
        $id: "https://example.com/text",
      },
    },
  },
};

const both = { type: "object", properties: { a: text, b: text }, required: ["a", "b"] };

/** A schema, and keywords beside it. */
const REDUNDANT: readonly (readonly [string, object, object])[] = [
  ["a required name that is demanded", both, { dependentRequired: { a: ["b"] } }],
  ["a count of what is required", both, { minProperties: 2 }],
  ["a property that nothing fits", both, { properties: { a: text, b: text, c: false } }],
  ["an if without a then", both, { if: { required: ["c"] } }],
  ["one time at least", { type: "array", contains: text }, { minContains: 1 }],
  ["no time at least", { type: "array", items: text }, { contains: text, minContains: 0 }],
  ["a count of nothing", { type: "array", items: text }, { minContains: 2 }],
];

export const SAME_SCHEMAS: readonly { name: string; before: object; after: object }[] = [
  ...REDUNDANT.map(([name, schema, more]) => ({
    name: `${name}, which says nothing more`,
    before: asked(schema, NAMED),
    after: asked({ ...schema, ...more }, NAMED),
  })),
  ...["#text", "https://example.com/text"].map((there) => ({
    name: `a schema by the name that it gives itself, ${there}`,
    before: asked(ref("Text"), NAMED),
    after: asked({ $ref: there }, NAMED),
  })),
  {
    name: "a schema by its dynamic anchor",
    before: asked(ref("Text"), NAMED),
    after: asked({ $dynamicRef: "#anytext" }, NAMED),
  },
  {
    name: "a list that any item must be in, by counts of its items",
    before: asked({ type: "array", contains: {}, minContains: 2, maxContains: 3 }),
    after: asked({ type: "array", minItems: 2, maxItems: 3 }),
  },
  {
    name: "no items but those of the places, evaluated or not",
    before: asked({ type: "array", prefixItems: [text], items: false }),
    after: asked({ type: "array", prefixItems: [text], unevaluatedItems: false }),
  },
];
