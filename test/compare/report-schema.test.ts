/** The published schema of a report, and the reports. */
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { LEVELS, type DiffReport } from "../../scripts/compare/index.ts";
import { RULES } from "../../scripts/compare/rules.ts";
import { diff } from "../../scripts/diff.ts";
import { answered } from "../support/diff.ts";

interface Described {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly pattern?: string }>>;
}

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../scripts/compare/report.schema.json", import.meta.url), "utf8"),
) as {
  readonly $defs: {
    readonly report: Described;
    readonly change: Described;
    readonly level: { readonly enum: readonly string[] };
  };
}; // our own file

let validate: ValidateFunction;
let report: DiffReport;

beforeAll(async () => {
  validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(SCHEMA);
  report = await diff(answered({ type: "string" }), answered({ type: "integer" }));
});

describe("the published schema", () => {
  test("takes the report of two versions, with verdicts of both judges", () => {
    expect(validate(report)).toBe(true);
    expect([report.changes, report.compiler].map(({ length }) => length > 0)).toEqual([true, true]);
  });

  test("takes a series, and what a consumer's sources are told", () => {
    const [{ fingerprint, id, text } = { fingerprint: "", id: "", text: "" }] = report.changes;
    const place = { file: "src/a.ts", line: 1, column: 1, code: "TS2322", message: "No." };
    const consumer = [{ ...place, causes: [{ fingerprint, id, text }] }];
    const step = { before: "1", after: "2", ...report };
    expect(validate([step, { ...step, consumer }])).toBe(true);
    expect(validate({ ...report, consumer })).toBe(true);
  });

  test("takes nothing else", () => {
    expect(validate({ ...report, more: 1 })).toBe(false);
    expect(validate([report])).toBe(false);
    expect(validate({ ...report, changes: [{ ...report.changes[0], level: "bad" }] })).toBe(false);
  });

  test("describes every key of a report", () => {
    const { report: described, change } = SCHEMA.$defs;
    expect(described.required.toSorted()).toEqual(Object.keys(report).toSorted());
    expect(change.required.toSorted()).toEqual(Object.keys(report.changes[0] ?? {}).toSorted());
  });

  test("knows every level and the form of every id", () => {
    const { change, level } = SCHEMA.$defs;
    expect(level.enum).toEqual(LEVELS);
    const id = new RegExp(change.properties["id"]?.pattern ?? "^$");
    expect(Object.keys(RULES).filter((it) => !id.test(it))).toEqual([]);
  });
});
