import { expect, test } from "vitest";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { withPositions } from "../../scripts/load/position.ts";
import { loadText } from "../support/description.ts";

/** `line:column` of each pointer in the text. */
function places(text: string, ...pointers: string[]): string[] {
  const problems = pointers.map(
    (pointer) => ({ code: "structure", message: "", pointer }) as const,
  );
  return withPositions(problems, new TextEncoder().encode(text)).map(
    ({ line, column }) => `${line}:${column}`,
  );
}

const JSON_TEXT = `{
  "a/b": { "c~d": [10, { "e%f": "}{][\\"," }, []] },
  "x": {"y": 1, "ü\\u0041": {"z": null}}
}`;

test("a key of a JSON text is found, whatever stands before it", () => {
  expect(
    places(JSON_TEXT, "/a~1b", "/a~1b/c~0d/0", "/a~1b/c~0d/1/e%f", "/a~1b/c~0d/2", "/x/üA/z"),
  ).toEqual(["2:3", "2:20", "2:26", "2:46", "3:29"]);
});

test("a key of a YAML text is found, behind an anchor as well", () => {
  const text = "a: &a\n  - b: 1\n    c/d: 2\ne:\n  f: *a\n  'g h': { i: 1 }\n200: {}\n";
  expect(places(text, "/a/0/c~1d", "/e/f", "/e/f/0/b", "/e/g h/i", "/200")).toEqual([
    "3:5",
    "5:3",
    "2:5",
    "6:12",
    "7:1",
  ]);
});

test("what the source does not have gets no place", () => {
  expect(places(JSON_TEXT, "/a~1b/none", "/x/y/z", "")).toEqual(
    Array(3).fill("undefined:undefined"),
  );
  expect(places("a: 1", "/b", "/a/c")).toEqual(Array(2).fill("undefined:undefined"));
});

test("lines may end in any of three ways", () => {
  expect(places('{"a":1,\r\n"b":2,\r"c":3,\n"d":4}', "/b", "/c", "/d")).toEqual([
    "2:1",
    "3:1",
    "4:1",
  ]);
});

test.each([
  [
    "JSON",
    '{"openapi": "3.1.0",\n "paths": {"x": {}},\n "components": {"schemas": {"A": 1}}}',
    ["2:12", "3:29"],
  ],
  [
    "YAML",
    'openapi: "3.1.0"\npaths:\n  x: {}\ncomponents:\n  schemas: { A: 1 }\n',
    ["3:3", "5:14"],
  ],
])("every problem of a description in %s has its place", async (_, text, expected) => {
  const error: unknown = await loadText(text).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ProblemsError);
  const { problems } = error as ProblemsError; // as the line before says
  expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(expected);
});

test("broken JSON is told with its place", async () => {
  await expect(loadText('{\n  "a": 1,\n  "b" 2\n}')).rejects.toMatchObject({
    problems: [{ code: "syntax", line: 3 }],
  });
});
