/** The mistakes that the request literals are tried with. */
import ts from "typescript";
import { expect, test } from "vitest";
import { declarations, literals, misspellings } from "./misspellings.ts";

const TEXT = `
import type { Some } from "./some.ts";
const ask = { model: "m" };
export const TABLE = {
  one: { ...ask, list: [{ type: "a", size: 1 }, { type: "b" }],
    input: { free: 1 } },
  two: { list: [{ type: "a", more: 2 }] },
} satisfies Some satisfies Some;
`;
const file = ts.createSourceFile("table.ts", TEXT, ts.ScriptTarget.Latest, true);

test("literals are the entries of the exported table, each on a line", () => {
  expect(literals(file)).toEqual([
    {
      name: "one",
      literal: '{ ...ask, list: [{ type: "a", size: 1 }, { type: "b" }], input: { free: 1 } }',
    },
    { name: "two", literal: '{ list: [{ type: "a", more: 2 }] }' },
  ]);
  expect(declarations(file)).toBe('const ask = { model: "m" };');
});

test("every name and every type gets its mistake, once for each kind of object, but for what is free", () => {
  const found = misspellings(file);
  expect(found.map(({ name }) => name)).toEqual([
    "one.list",
    "one.list<a>.type",
    "one.list<a>.type's value",
    "one.list<a>.size",
    "one.list<b>.type",
    "one.list<b>.type's value",
    "one.input",
    "two.list<a>.more",
  ]);
  expect(found.map(({ literal }) => literal)).toContain(
    '{ ...ask, list: [{ type: "a", size: 1 }, { type: "b_" }], input: { free: 1 } }',
  );
  expect(found.at(-1)?.literal).toBe('{ list: [{ type: "a", more_: 2 }] }');
});
