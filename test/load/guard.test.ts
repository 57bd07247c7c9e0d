import { expect, test } from "vitest";
import { guard } from "../../scripts/load/guard.ts";
import { parse } from "../../scripts/load/parse.ts";
import { loadText, messagesOf, problemsOf } from "../support/description.ts";

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

test("a number too large for JavaScript is refused in JSON as well", async () => {
  const json = '{"openapi":"3.1.0","info":{"title":"T"},"paths":{},"x":1e999}';
  expect(await problemsOf(() => loadText(json))).toEqual(["structure /x"]);
});

test("the number of values is bounded", async () => {
  const row = Array.from({ length: 3000 }, (_, i) => i);
  expect(await problemsOf(() => guard({ table: Array(600).fill(row) }))).toEqual(["structure "]);
});

test("aliases may be used, but not multiplied", async () => {
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
  expect(await problemsOf(() => loadText(`${head}x: &a [1]\ny: *a`))).toEqual([]);
  const levels = Array.from({ length: 9 }, (_, i) => {
    const inner = i === 0 ? "x" : `*l${i - 1}`;
    return `l${i}: &l${i} [${Array(9).fill(inner).join(", ")}]`;
  });
  const message = await messagesOf(() => loadText(head + levels.join("\n")));
  expect(message).toMatch(/^structure: aliases of YAML make more values .*use a \$ref/);
});

test("an alias of what it stands in is nested without end, told once", async () => {
  const yaml = "openapi: 3.1.0\nx: &a { b: *a }";
  expect(await problemsOf(() => guard(parse(Buffer.from(yaml))))).toEqual([
    `structure /x${"/b".repeat(100)}`,
  ]);
});

test("a key is bounded, and so is the number of problems", async () => {
  expect(await problemsOf(() => guard({ ["k".repeat(1025)]: 1 }))).toEqual(["structure "]);
  const many = Array.from({ length: 3000 }, () => NaN);
  expect(await problemsOf(() => guard({ many }))).not.toHaveLength(0);
});

function nested(levels: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
}
