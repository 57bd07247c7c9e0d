/** What is skipped since it says the same would have been compared without a finding. */
import {
  array,
  assert,
  constant,
  constantFrom,
  oneof,
  property,
  record,
  subarray,
} from "fast-check";
import { expect, test, vi } from "vitest";
import type { Direction } from "../../scripts/compare/change.ts";
import { type Finding, findingsBelow } from "../../scripts/compare/finding.ts";
import { Normalizer } from "../../scripts/compare/normal.ts";
import { Sameness } from "../../scripts/compare/sameness.ts";
import { SchemaComparer } from "../../scripts/compare/schema-comparer.ts";
import type { Site } from "../../scripts/compare/schema.ts";
import { Spec } from "../../scripts/compare/spec.ts";

type Schema = Readonly<Record<string, unknown>>;

const some = constantFrom<unknown>("a", "b", 1, null);
const flag = constantFrom(true, false);

const PLAIN = record(
  {
    type: constantFrom<unknown>(
      "string",
      "object",
      "null",
      ["string", "null"],
      ["null", "integer"],
    ),
    nullable: flag,
    enum: array(some, { minLength: 1, maxLength: 2 }),
    const: some,
    default: some,
    readOnly: flag,
    deprecated: flag,
    title: some,
    format: constantFrom("date", "uuid"),
    exclusiveMinimum: constantFrom<unknown>(1, true),
    "x-extensible-enum": array(some, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const REF = constant({ $ref: "#/components/schemas/A" });
const NULL = constant({ type: "null" });
const PART = oneof(PLAIN, REF, NULL);
const PARTS = array(PART, { minLength: 1, maxLength: 2 });
const AROUND = record(
  { anyOf: PARTS, allOf: PARTS, items: PART, properties: record({ title: PART }) },
  { requiredKeys: [] },
);

/** Other ways to write a schema, some of which now and then say something else. */
const SPELLINGS: readonly ((schema: Schema) => Schema)[] = [
  (schema) => Object.fromEntries(Object.entries(schema).toReversed()),
  (schema) => clean({ ...schema, title: undefined }),
  (schema) => clean({ ...schema, default: undefined }),
  ({ const: it, ...schema }) => (it === undefined ? schema : { ...schema, enum: [it] }),
  ({ nullable, ...schema }) =>
    nullable === true && schema["type"] !== undefined && schema["type"] !== "null"
      ? { ...schema, type: [schema["type"], "null"].flat() }
      : { nullable, ...schema },
  ({ nullable, ...schema }) =>
    nullable === true ? { anyOf: [schema, { type: "null" }] } : { nullable, ...schema },
  ({ nullable, default: it, ...schema }) =>
    nullable === true
      ? { anyOf: [schema, { type: "null" }], default: it }
      : { nullable, default: it, ...schema },
];

const specOf = (openapi: string, A: Schema): Spec =>
  new Spec({ openapi, components: { schemas: { A } } });

test("two schemas that are skipped as the same have no difference", () => {
  let skipped = 0;
  const pairs = record({
    schemas: record({ plain: PLAIN, around: oneof(AROUND, constant({})), named: PLAIN }),
    spellings: subarray([...SPELLINGS]),
    dialects: constantFrom(
      { older: "3.0.3", newer: "3.0.3" },
      { older: "3.0.3", newer: "3.1.0" },
      { older: "3.1.0", newer: "3.1.0" },
    ),
  });
  assert(
    property(
      pairs,
      ({ schemas: { plain, around, named }, spellings, dialects: { older, newer } }) => {
        const respelled = (schema: Schema): Schema =>
          spellings.reduce((it, spell) => clean(spell(it)), schema);
        const before: Site = [{ value: { ...plain, ...around }, pointer: "" }];
        const after: Site = [{ value: respelled({ ...plain, ...around }), pointer: "" }];
        const specs = [specOf(older, named), specOf(newer, respelled(named))] as const;
        if (!new Sameness(...specs).holds(before, after)) return;
        skipped++;
        for (const direction of ["request", "response"] as const)
          expect(unskipped(specs, [before, after], direction)).toEqual([]);
      },
    ),
    { numRuns: 400, seed: 1 },
  );
  expect(skipped).toBeGreaterThan(100);
});

/** Without what is undefined, which no description holds. */
function clean(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** What is found where nothing is skipped. */
function unskipped(
  [older, newer]: readonly [Spec, Spec],
  [before, after]: readonly [Site, Site],
  direction: Direction,
): Finding[] {
  const holds = vi.spyOn(Sameness.prototype, "holds").mockReturnValue(false);
  try {
    const comparer = new SchemaComparer(new Normalizer(older), new Normalizer(newer));
    return findingsBelow(comparer.compare(before, after, direction));
  } finally {
    holds.mockRestore();
  }
}
