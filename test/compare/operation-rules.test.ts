/** Every rule of operations, their parameters, bodies, answers and security. */
import { describe, expect, test } from "vitest";
import { OPERATION_RULES } from "../../scripts/compare/rules-operations.ts";
import { SECURITY_RULES } from "../../scripts/compare/rules-twins.ts";
import { api, changesBothWays, saidOf } from "../support/diff.ts";
import { CONTENT_ROWS } from "./content-rows.ts";
import { OPERATION_ROWS } from "./operation-rows.ts";
import { PARAMETER_ROWS } from "./parameter-rows.ts";
import { SECURITY_ROWS } from "./security-rows.ts";

const ROWS = [...OPERATION_ROWS, ...PARAMETER_ROWS, ...CONTENT_ROWS, ...SECURITY_ROWS];

describe.each(ROWS)("$name", ({ before, after, said }) => {
  test(`is ${said.join(" and ")}`, async () => {
    expect(await saidOf(before, after, { ownedHeaders: ["x-own"] })).toEqual(said);
  });
});

function served(more: object): object {
  const servers = [{ url: "https://a.example" }];
  return api({ "/a": { get: { responses: {}, ...more } } }, { servers });
}

test("an operation that moves to the servers of all is where that is told", async () => {
  const apart = served({ servers: [{ url: "https://b.example" }] });
  const [there, back] = await changesBothWays(apart, served({}));
  expect(there.map(({ pointer }) => pointer)).toEqual(["/paths/~1a/get"]);
  expect(back.map(({ pointer }) => pointer)).toEqual(["/paths/~1a/get/servers/0"]);
});

test("every rule has a pair", () => {
  /** Told by families of twins, and held to pairs there. */
  const elsewhere = ["operation-ids-unique"];
  const told = new Set([
    ...ROWS.flatMap(({ said }) => said).map((it) => it.split(" ")[1]),
    ...elsewhere,
  ]);
  const ids = [...Object.keys(OPERATION_RULES), ...Object.keys(SECURITY_RULES)];
  expect(ids.filter((id) => !told.has(id))).toEqual([]);
});
