/** Published descriptions compared: each with itself in other spellings, and each with its neighbours. */
import { describe, expect, test } from "vitest";
import type { DiffReport } from "../../scripts/compare/index.ts";
import { diff } from "../../scripts/diff.ts";
import { hasCorpus, PUBLISHED, publishedTree } from "../support/corpus.ts";
import { changesOf } from "../support/diff.ts";
import { SPELLINGS } from "../support/respell.ts";
import { shuffled } from "../support/shuffle.ts";
import { COUNTS, REVIEWED } from "./diff.reviewed.ts";

const reports = new Map<string, Promise<DiffReport>>();

/** The compiler is asked where the changes were reviewed. */
function reportOf(before: string, after: string): Promise<DiffReport> {
  const key = `${before} ${after}`;
  const compiler = REVIEWED.some((it) => it.before === before && it.after === after);
  const known = reports.get(key) ?? diff(publishedTree(before), publishedTree(after), { compiler });
  reports.set(key, known);
  return known;
}

/** The largest of OpenAPI 3.0; our own descriptions, in 3.1, are spelled in every other way too. */
const RESPELLED: readonly string[] = ["2025-10-29.yaml"];

describe.skipIf(!hasCorpus).each(PUBLISHED)("%s", (name) => {
  const order = { name: "another order", of: <T>(it: T): T => shuffled(it, 5) };
  test.each(RESPELLED.includes(name) ? [order, ...SPELLINGS] : [order])(
    "is itself with $name",
    async ({ of }) => {
      const description = publishedTree(name);
      expect(await changesOf(description, of(description))).toEqual([]);
    },
  );
});

describe.skipIf(!hasCorpus).each(REVIEWED)(
  "$before → $after",
  ({ before, after, breaking, counts }) => {
    test("breaks what was seen to break, and nothing else", async () => {
      const report = await reportOf(before, after);
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

describe.skipIf(!hasCorpus).each(COUNTS)("%s → %s", (before, after, counts) => {
  test("is told once for each place", async () => {
    const { changes } = await reportOf(before, after);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
    expect(changes.filter(({ text }) => text === "" || text.includes("undefined"))).toEqual([]);
    const of = (wanted: string): number => changes.filter(({ level }) => level === wanted).length;
    expect([of("breaking"), of("warning"), of("info")]).toEqual(counts);
  });
});
