import { expect, test } from "vitest";
import { guard } from "../../scripts/load/guard.ts";
import { loadText, problemsOf } from "../support/description.ts";

test("a key __proto__ is refused wherever it stands, JSON or YAML", async () => {
  const json = '{"openapi":"3.1.0","components":{"schemas":{"__proto__":{"type":"string"}}}}';
  const yaml = "openapi: 3.1.0\npaths: {}\nx: { __proto__: 1 }";
  expect(await problemsOf(() => loadText(json))).toEqual([
    "structure /components/schemas/__proto__",
  ]);
  expect(await problemsOf(() => loadText(yaml))).toEqual(["structure /x/__proto__"]);
});

test("nesting ends at a hundred levels", async () => {
  expect(await problemsOf(() => guard(nested(100)))).toEqual([]);
  expect(await problemsOf(() => guard(nested(102)))).toEqual([`structure ${"/a".repeat(101)}`]);
});

test("numbers that only YAML can write are refused", async () => {
  const yaml = "openapi: 3.1.0\ninfo: { title: T }\npaths: {}\nx: [.inf, 1, .nan]";
  expect(await problemsOf(() => loadText(yaml))).toEqual(["structure /x/0", "structure /x/2"]);
});

test("the number of values is bounded, aliases counted as often as they are used", async () => {
  const row = Array.from({ length: 3000 }, (_, i) => i);
  const table = Array.from({ length: 2000 }, () => row);
  expect(await problemsOf(() => guard({ table }))).toEqual(["structure "]);
});

function nested(levels: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
}
