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

function saidTwice(key: string, first: string, again: string): string {
  return `syntax: the description has the key "${key}" twice in one map, first at ${first} (at ${again}); keep one of the two, or join what they hold`;
}

test("every key of a YAML text that its map has already is told with line and column", async () => {
  const text = "a: 1\na: 2\nb: { c: 1, 'c': 2 }\n";
  expect(await messagesOf(() => parse(bytes(text)))).toBe(
    [
      saidTwice("a", "line 1, column 1", "line 2, column 1"),
      saidTwice("c", "line 3, column 6", "line 3, column 12"),
    ].join("\n"),
  );
  expect(await messagesOf(() => parse(bytes("{ a: 1, a: 2 }")))).toBe(
    saidTwice("a", "line 1, column 3", "line 1, column 9"),
  );
});

test.each([
  ["", "a: 1\n---\nb: 2", "line 2, column 1"],
  [" of which one is empty", "a: 1\n---\n", "line 2, column 1"],
  [" after a comment", "--- # a\na: 1\n...\n# ---\n--- # b\n# c\nb: 2", "line 5, column 1"],
  [" without a line between them", "a: '---'\n...\nb: 2", "line 3, column 1"],
])("several documents%s are told with where the second begins", async (_, text, place) => {
  expect(await messagesOf(() => parse(bytes(text)))).toBe(
    `syntax: the description holds several YAML documents, and the second begins here (at ${place}); keep one of them, or give each a file of its own`,
  );
});

test.each([
  ["a tag", "a: !!js/function 'x'", "line 1, column 4"],
  ["a key that is no scalar", "? [a]\n: 1", "line 1, column 1"],
  ["an alias of nothing", "a: *b", "line 1, column 5"],
  [
    "a control character",
    "a: \0",
    "U+0000, which no text may; UTF-16 is full of them (at line 1, column 4); save",
  ],
  [
    "one behind a byte order mark",
    "\uFEFFa: é\r\nb: \u0007",
    "U+0007, which no text may (at line 2, column 4); take it out",
  ],
  ["one in JSON", '{"a": "\u001F"}', "U+001F, which no text may (at line 1, column 8)"],
  ["UTF-16 without a mark", "a\0:\0", "U+0000, which no text may; UTF-16 is full of them"],
])("%s is refused", async (_, text, says) => {
  expect(await messagesOf(() => parse(bytes(text)))).toContain(says);
});

test("a merge key is a key like any other, and a directive changes nothing", () => {
  expect(parse(bytes("%YAML 1.1\n---\n<<: { a: yes }"))).toEqual({ "<<": { a: "yes" } });
});

test("broken JSON is told as JSON", async () => {
  expect(await messagesOf(() => parse(bytes('{"a":1,,}')))).toMatch(/^syntax: .*JSON/);
});

test.each([
  ["bytes that are no UTF-8", Buffer.from([0x61, 0x3a, 0x20, 0xff])],
  ["UTF-16", Buffer.from('\uFEFF{"a":1}', "utf16le")],
])("%s are refused", async (_, source) => {
  expect(await messagesOf(() => parse(source))).toMatch(/it is not UTF-8; save it as UTF-8$/);
});

const MANY = 1_000_000;
test.each([
  ["braces", "{".repeat(MANY)],
  ["brackets", `{"a":${"[".repeat(MANY)}`],
  ["dashes", "- ".repeat(MANY)],
  ["questions", "? ".repeat(MANY)],
])("%s that open more than a hundred levels are refused", async (_, text) => {
  expect(await messagesOf(() => parse(bytes(text)))).toMatch(
    /^syntax: .{1,200}\(at line 1, column \d{3}\)/,
  );
});

test("a text of more marks than any description has is not looked at", async () => {
  const source = Buffer.alloc(2_000_001, "[");
  expect(await messagesOf(() => parse(source))).toMatch(
    /^syntax: .* more than 2000000 lines.*; divide it$/,
  );
});

test("a character that no text may hold is told before a parser looks at any other", async () => {
  const text = `${"- ".repeat(1000)}\0`;
  expect(await messagesOf(() => parse(bytes(text)))).toContain("line 1, column 2001");
});
