import { expect, test } from "vitest";
import { parse } from "../../scripts/load/parse.ts";
import { messagesOf } from "../support/description.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("JSON, YAML and YAML in flow style are told apart by the text, not by a name", () => {
  expect(parse(bytes('{"a":[1]}'))).toEqual({ a: [1] });
  expect(parse(bytes("a:\n  - 1\n"))).toEqual({ a: [1] });
  expect(parse(bytes("{ a: [1] } # flow"))).toEqual({ a: [1] });
});

test("a byte order mark is no part of the text", () => {
  expect(parse(bytes('\uFEFF{"a":1}'))).toEqual({ a: 1 });
  expect(parse(bytes("\uFEFFa: 1"))).toEqual({ a: 1 });
});

test("YAML is read by the core schema: dates and yes are strings", () => {
  expect(parse(bytes("a: 2024-11-04\nb: yes\nc: 0o17\n200: d"))).toEqual({
    a: "2024-11-04",
    b: "yes",
    c: 15,
    "200": "d",
  });
});

test("every mistake of a YAML text is told with line and column", async () => {
  const message = await messagesOf(() => parse(bytes("a: 1\na: 2\nb: 1\nb: 2\n")));
  expect(message).toContain("Map keys must be unique (at line 2, column 1)");
  expect(message).toContain("Map keys must be unique (at line 4, column 1)");
});

test("broken JSON is told as JSON", async () => {
  expect(await messagesOf(() => parse(bytes('{"a":1,,}')))).toMatch(/^syntax: .*JSON/);
});

test("bytes that are no UTF-8 are refused", async () => {
  expect(await messagesOf(() => parse(new Uint8Array([0x61, 0x3a, 0x20, 0xff])))).toContain(
    "UTF-8",
  );
});

test("aliases may be used, but not multiplied", async () => {
  expect(parse(bytes("a: &a [1]\nb: *a"))).toEqual({ a: [1], b: [1] });
  const levels = Array.from({ length: 9 }, (_, i) =>
    i === 0
      ? "l0: &l0 [x, x]"
      : `l${i}: &l${i} [${Array(9)
          .fill(`*l${i - 1}`)
          .join(", ")}]`,
  );
  expect(await messagesOf(() => parse(bytes(levels.join("\n"))))).toContain("alias");
});
