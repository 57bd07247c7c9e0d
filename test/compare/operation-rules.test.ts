/** Every rule of operations, their parameters, bodies, answers and security. */
import { describe, expect, test } from "vitest";
import { OPERATION_RULES } from "../../scripts/compare/rules-operations.ts";
import { SECURITY_RULES } from "../../scripts/compare/rules-twins.ts";
import { saidOf } from "../support/diff.ts";
import { OPERATION_ROWS } from "./operation-rows.ts";

describe.each(OPERATION_ROWS)("$name", ({ before, after, said }) => {
  test(`is ${said.join(" and ")}`, async () => {
    expect(await saidOf(before, after, { ownedHeaders: ["x-own"] })).toEqual(said);
  });
});

test("every rule has a pair", () => {
  /** Told by families of twins, and held to pairs there. */
  const elsewhere = ["operation-ids-unique"];
  const told = new Set([
    ...OPERATION_ROWS.flatMap(({ said }) => said).map((it) => it.split(" ")[1]),
    ...elsewhere,
  ]);
  const ids = [...Object.keys(OPERATION_RULES), ...Object.keys(SECURITY_RULES)];
  expect(ids.filter((id) => !told.has(id))).toEqual([]);
});
