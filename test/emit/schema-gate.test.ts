/** Nothing but exported types leaves as schema.ts, however it got into the text. */
import { expect, it } from "vitest";
import { assertOnlyTypes } from "../../scripts/emit/schema-gate.ts";

it("lets interfaces and types pass", () => {
  const object = "/** A. */\nexport interface A { a: string }\n";
  const union = "export type B = A | globalThis.Blob;\n";
  expect(() => assertOnlyTypes(object, "A")).not.toThrow();
  expect(() => assertOnlyTypes(union, "B")).not.toThrow();
});

it.each([
  ["code", "export type A = 1;\nconsole.log(1);"],
  ["a value", "export type A = 1;\nexport const b = 1;"],
  ["an import", 'import "x";\nexport type A = 1;'],
  ["the type of a module", 'export type A = import("x").B;'],
  ["the type of a value", "export type A = typeof globalThis;"],
  ["a computed name", 'export interface A { ["a"]: 1 }'],
  ["a type that no schema has", "export type A = 1;\nexport type B = 1;"],
  ["a schema twice", "export interface A { a: 1 }\nexport interface A { b: 1 }"],
  ["what does not parse", "export type A = ;"],
  ["what goes on in the next declaration", "export type A = 1; /*"],
  ["nothing", ""],
])("holds back %s", (_, text) => {
  expect(() => assertOnlyTypes(text, "A")).toThrow(/^schema\.ts (holds|does not)/);
});
