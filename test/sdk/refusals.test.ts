/** The two judges of this folder, on types so small that their verdict is plain. */
import { beforeAll, describe, expect, test } from "vitest";
import { typeRefusals, type Strictness } from "./type-refusals.ts";
import { readTypes, type ExportedTypes } from "./type-program.ts";
import { valueRefusals } from "./value-refusals.ts";

const TEXT = `
interface A { type: "a"; size: number; note?: string }
interface B { type: "b"; list: (A | null)[] }
interface OtherB { type: "b"; list: A[] }
interface Bare { type: "a" }
interface Loose { type: "a"; size?: number }
interface Tree { type: "tree"; children: Tree[]; leaf: "oak" | "elm" | (string & {}) }
interface ClosedTree { type: "tree"; children: ClosedTree[]; leaf: "oak" | "elm" }
type Plain = { type: "a"; more: 1 };
interface Open { type: "a"; [more: string]: unknown }
export interface Types {
  A: A; "A | B": A | B; OtherB: OtherB; B: B; Bare: Bare; Loose: Loose; Tree: Tree; ClosedTree: ClosedTree;
  Open: Open; Plain: Plain; "A & { id: string }": A & { id: string }; unknown: unknown; string: string; "1 | 2": 1 | 2; 2: 2;
}`;

let types: ExportedTypes;

beforeAll(() => {
  types = readTypes("small.ts", TEXT);
});

interface TypeCase {
  readonly source: string;
  readonly target: string;
  readonly lines: readonly string[];
  readonly strictness?: Strictness;
}

describe("typeRefusals", () => {
  test.each<TypeCase>([
    { source: "A", target: "A | B", lines: [] },
    { source: "A", target: "unknown", lines: [] },
    { source: "unknown", target: "A", lines: ["it refuses unknown"] },
    { source: "A | B", target: "A", lines: ['it refuses "b"'] },
    { source: "1 | 2", target: "2", lines: ["it refuses 1"] },
    { source: "Bare", target: "A", lines: ["A.size is missing"] },
    { source: "Loose", target: "A", lines: ["A.size may be missing"] },
    { source: "B", target: "OtherB", lines: ["OtherB.list[] refuses null"] },
    { source: "A | B", target: "OtherB", lines: ['it refuses "a"', "OtherB.list[] refuses null"] },
    { source: "Tree", target: "ClosedTree", lines: ["ClosedTree.leaf refuses other strings"] },
    { source: "ClosedTree", target: "Tree", lines: [] },
    { source: "A", target: "A & { id: string }", lines: ["A.id is missing"] },
    { source: "A & { id: string }", target: "A", lines: [] },
    { source: "A", target: "Bare", lines: [] },
    {
      source: "A",
      target: "Bare",
      strictness: "literal",
      lines: ["Bare.size is unknown", "Bare.note is unknown"],
    },
    { source: "A", target: "Loose", strictness: "literal", lines: ["Loose.note is unknown"] },
    { source: "Plain", target: "Open", strictness: "literal", lines: [] },
    // An interface may still get fields that the index refuses: no place of it is at fault, but it is refused.
    { source: "A", target: "Open", strictness: "literal", lines: ["it refuses A"] },
    { source: "Bare", target: "A", strictness: "literal", lines: ["A.size is missing"] },
  ])("$source for $target: $lines", ({ source, target, lines, strictness = "value" }) => {
    const found = typeRefusals(types.checker, {
      source: types.typeAt("Types", source),
      target: types.typeAt("Types", target),
      strictness,
    });
    expect(found).toEqual(lines);
  });
});

describe("valueRefusals", () => {
  const a = { type: "a", size: 1 };
  test.each<{ value: unknown; type: string; lines: readonly string[] }>([
    { value: a, type: "A", lines: [] },
    { value: { ...a, more: null }, type: "A", lines: [] },
    { value: { type: "a" }, type: "A | B", lines: ["it.size is missing"] },
    { value: { ...a, size: "1" }, type: "A", lines: ['it.size refuses "1"'] },
    { value: { ...a, size: null }, type: "A", lines: ["it.size refuses null"] },
    { value: { type: "c" }, type: "A | B", lines: ['it refuses {"type":"c"}'] },
    { value: { type: "b", list: [a, null] }, type: "B", lines: [] },
    {
      value: { type: "b", list: [a, null, { type: "a" }] },
      type: "OtherB",
      lines: ["it.list[1] refuses null", "it.list[2].size is missing"],
    },
    { value: { type: "b", list: {} }, type: "B", lines: ["it.list refuses {}"] },
    { value: a, type: "A & { id: string }", lines: ["it.id is missing"] },
    { value: { type: "tree", children: [], leaf: "ash" }, type: "Tree", lines: [] },
    {
      value: { type: "tree", children: [], leaf: "ash" },
      type: "ClosedTree",
      lines: ['it.leaf refuses "ash"'],
    },
    { value: [], type: "string", lines: ["it refuses []"] },
    { value: 3, type: "1 | 2", lines: ["it refuses 3"] },
    { value: 3, type: "unknown", lines: [] },
  ])("$value for $type: $lines", ({ value, type, lines }) => {
    const wanted = types.typeAt("Types", type);
    expect([...valueRefusals(types.checker, { value, type: wanted, at: "it" })]).toEqual(lines);
  });
});
