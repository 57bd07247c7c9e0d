import { expect, test } from "vitest";
import { enumsOf } from "../../scripts/model/enums.ts";
import type { Problem } from "../../scripts/diagnostics.ts";
import { ref } from "../support/description.ts";

const schemas = {
  Alias: ref("State"),
  Batch: { properties: { state: ref("State"), "a.b": { enum: [1, 2] }, n: { type: "number" } } },
  State: { type: "string", enum: ["on", null, "off"] },
  Word: { type: "string" },
} as Parameters<typeof enumsOf>[1];

function asked(wanted: boolean | string[]): [unknown, string[]] {
  const problems: Problem[] = [];
  const found = enumsOf(wanted, schemas, problems);
  return [
    found.map(({ name, values }) => [name, ...values]),
    problems.map(({ message }) => message),
  ];
}

test("true asks for every type that is an enum itself", () => {
  expect(asked(true)).toEqual([[["stateValues", "on", "off"]], []]);
  expect(asked(false)).toEqual([[], []]);
});

test("types and properties are asked for by name, in any order", () => {
  expect(asked(["Batch.state", "Batch.a.b", "Alias", "Alias"])).toEqual([
    [
      ["aliasValues", "on", "off"],
      ["batchABValues", 1, 2],
      ["batchStateValues", "on", "off"],
    ],
    [],
  ]);
});

test("what is no enum is an error, all at once", () => {
  const wrong = ["Word", "Batch.n", "Batch.none", "None", "toString"];
  expect(asked(wrong)).toEqual([[], wrong.toSorted().map((it) => `enums: ${it} is no enum`)]);
});
