/** Published descriptions compared: each with itself in other spellings, and each with its neighbours. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diff } from "../../scripts/diff.ts";
import { changesOf } from "../support/diff.ts";
import { SPELLINGS } from "../support/respell.ts";
import { shuffled } from "../support/shuffle.ts";
import { type Node, readTree } from "../support/tree.ts";
import { COUNTS, REVIEWED } from "./diff.reviewed.ts";

const CORPUS = process.env["TWINFOLD_CORPUS"] ?? "../shared/specs";
const NAMES = [
  "2024-11-04.json",
  "2024-12-18.yaml",
  "2025-05-23.yaml",
  "2025-10-29.yaml",
  "2026-03-31.yaml",
];

const trees = new Map<string, Node>();

/** Read once: nothing changes a tree. */
function tree(name: string): Node {
  const known = trees.get(name) ?? readTree(join(CORPUS, name));
  trees.set(name, known);
  return known;
}

/** The largest of OpenAPI 3.0; our own descriptions, in 3.1, are spelled in every other way too. */
const RESPELLED: readonly string[] = ["2025-10-29.yaml"];

describe.skipIf(!existsSync(CORPUS)).each(NAMES)("%s", (name) => {
  const order = { name: "another order", of: <T>(it: T): T => shuffled(it, 5) };
  test.each(RESPELLED.includes(name) ? [order, ...SPELLINGS] : [order])(
    "is itself with $name",
    async ({ of }) => {
      const description = tree(name);
      expect(await changesOf(description, of(description))).toEqual([]);
    },
  );
});

describe.skipIf(!existsSync(CORPUS)).each(REVIEWED)(
  "$before → $after",
  ({ before, after, breaking, counts }) => {
    test("breaks what was seen to break, and nothing else", async () => {
      const report = await diff(join(CORPUS, before), join(CORPUS, after), { compiler: true });
      const found = report.changes.filter(({ level }) => level === "breaking");
      expect(found.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(
        breaking.map(({ what }) => what),
      );
      expect(report.changes.map(({ level }) => level)).toHaveLength(
        counts.breaking + counts.warning + counts.info,
      );
      expect(report.compiler.length).toBeGreaterThan(0);
      expect(report.disagreements).toEqual([]);
      const of = (level: string): number =>
        report.changes.filter((it) => it.level === level).length;
      expect({ breaking: of("breaking"), warning: of("warning"), info: of("info") }).toEqual(
        counts,
      );
    });
  },
);

describe.skipIf(!existsSync(CORPUS)).each(COUNTS)("%s → %s", (before, after, counts) => {
  test("is told once for each place", async () => {
    const { changes } = await diff(tree(before), tree(after), { compiler: false });
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
    expect(changes.filter(({ text }) => text === "" || text.includes("undefined"))).toEqual([]);
    const of = (wanted: string): number => changes.filter(({ level }) => level === wanted).length;
    expect([of("breaking"), of("warning"), of("info")]).toEqual(counts);
  });
});
