/** Our own descriptions, each compared with the one after it: both judges, and whom each change reaches. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { diffSeries, type Step } from "../../scripts/diff.ts";

const DATES = ["2024-11-04", "2024-12-18", "2026-03-31"];

let steps: readonly Step[] = [];

beforeAll(async () => {
  const paths = DATES.map((date) => join(import.meta.dirname, `../../spec/${date}.yaml`));
  steps = await diffSeries(paths);
});

describe("the compiler", () => {
  test("disagrees with the rules for known reasons only", () => {
    expect(steps.map(({ report }) => report.compiler.length > 0)).toEqual([true, true]);
    expect(steps.map(({ report }) => report.disagreements)).toEqual([[], []]);
  });

  test("says which property it refuses", () => {
    const refused = steps.flatMap(({ report }) => report.compiler.filter((it) => !it.assignable));
    expect(refused.length).toBeGreaterThan(0);
    for (const { message } of refused)
      expect(message).toMatch(/Types of property 'requests?|Types of property 'result'/);
    expect(refused[0]?.message).toContain("The types of 'params.tools' are incompatible");
  });
});

/** Of the newer two versions, the change at a place. */
function named(pointer: string): Step["report"]["changes"][number] | undefined {
  return steps[1]?.report.changes.find((it) => it.pointer === pointer);
}

describe("a change of a shared schema", () => {
  test("names every method and every type that it reaches", () => {
    expect(named("/components/schemas/StopReason")).toMatchObject({
      id: "enum-value-added",
      methods: ["messages.batches.results"],
      schemas: ["Message", "MessageBatchIndividualResponse", "StopReason", "SucceededResult"],
    });
    expect(named("/components/schemas/ErrorResponse/properties/request_id")?.methods).toEqual([
      "messages.batches.cancel",
      "messages.batches.create",
      "messages.batches.delete",
      "messages.batches.list",
      "messages.batches.results",
      "messages.batches.retrieve",
      "models.list",
      "models.retrieve",
    ]);
  });

  test("is told once for each place", () => {
    for (const { report } of steps) {
      const keys = report.changes.map((it) => it.fingerprint);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
