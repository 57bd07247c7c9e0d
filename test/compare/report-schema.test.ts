/** The published schema of a report, and the report. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LEVELS } from "../../scripts/compare/index.ts";
import { RULES } from "../../scripts/compare/rules.ts";
import { diff } from "../../scripts/diff.ts";
import { answered } from "../support/diff.ts";

interface Described {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly pattern?: string }>>;
}

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../scripts/compare/report.schema.json", import.meta.url), "utf8"),
) as Described & {
  readonly $defs: {
    readonly change: Described;
    readonly verdict: Described;
    readonly level: { readonly enum: readonly string[] };
  };
}; // our own file

test("describes every key of a report, and no other", async () => {
  const report = await diff(answered({ type: "string" }), answered({ type: "integer" }));
  const { change, verdict } = SCHEMA.$defs;
  for (const [described, value] of [
    [SCHEMA, report],
    [change, report.changes[0]],
    [verdict, report.compiler[0]],
  ] as const) {
    const keys = Object.keys(value ?? {}).toSorted();
    expect(described.required.toSorted()).toEqual(keys);
    expect(Object.keys(described.properties).toSorted()).toEqual(keys);
  }
});

test("knows every level and the form of every id and fingerprint", async () => {
  const { change, level } = SCHEMA.$defs;
  expect(level.enum).toEqual(LEVELS);
  const id = new RegExp(change.properties["id"]?.pattern ?? "^$");
  expect(Object.keys(RULES).filter((it) => !id.test(it))).toEqual([]);
  const { changes } = await diff(answered({ type: "string" }), answered({ type: "integer" }), {
    compiler: false,
  });
  expect(changes[0]?.fingerprint).toMatch(
    new RegExp(change.properties["fingerprint"]?.pattern ?? "^$"),
  );
});
