/** What is read of a change, whatever the format: each line names the place once, in words, and whom it reaches. */
import { expect, test } from "vitest";
import {
  asAnnotations,
  asMarkdown,
  asText,
  type Change,
  type DiffReport,
} from "../../scripts/compare/index.ts";
import { answered, changesOf } from "../support/diff.ts";

const described = (schema: object, more: object = {}): object =>
  answered({ type: "object", properties: { a: schema } }, more);
const secured = (key: object): object =>
  described({}, { security: [{ key: [] }], components: { securitySchemes: { key } } });
const served = (url: string): object => described({}, { servers: [{ url }] });

test.each<[string, object, object, string]>([
  [
    "a default",
    described({ type: "string" }),
    described({ type: "string", default: "x" }),
    "GET /things: response 200.a: a default (x)",
  ],
  [
    "a scheme",
    secured({ type: "http", scheme: "Bearer" }),
    secured({ type: "apiKey", in: "header", name: "X-Key" }),
    "key: the scheme authenticates another way (http bearer → apiKey header x-key)",
  ],
  [
    "servers",
    served("https://a.example"),
    served("https://b.example"),
    'servers: none of the old servers is left ("https://a.example" → "https://b.example")',
  ],
])("%s is told in words", async (_, before, after, text) => {
  expect((await changesOf(before, after)).map((change) => change.text)).toContain(text);
});

const change = {
  id: "null-allowed",
  level: "breaking",
  text: "Thing.a: may be null",
  methods: ["a.list", "b.list", "c.list", "d.list", "e.list"],
} as unknown as Change; // as much as is looked at

const report: DiffReport = {
  breaking: true,
  semver: "major",
  changes: [change],
  compiler: [],
  disagreements: [],
};

test("an annotation says whom it reaches", () => {
  expect(asAnnotations(report)).toBe(
    "::error title=null-allowed::Thing.a: may be null; reaches a.list, b.list, c.list, d.list and 1 more",
  );
});

test("what only the rules object to is counted: the compiler has no reason to give", () => {
  const verdicts = ["a.list", "b.list"].map((method) => ({
    method,
    variant: "GA",
    direction: "response" as const,
    assignable: method !== "b.list",
    message: method === "b.list" ? "null is no string" : null,
  }));
  const compiler = verdicts as unknown as DiffReport["compiler"]; // as much as is looked at
  const changes = [{ ...change, direction: null, types: "breaking" } as unknown as Change];
  expect(
    asText({ ...report, changes, compiler })
      .split("\n\n")
      .at(-1),
  ).toBe(
    [
      "The compiler refuses 1 of 2 request and answer types.",
      "  b.list GA response  compiler: refuses it, rules: breaking",
      "    null is no string",
      "  takes what the rules call breaking: a.list GA response",
    ].join("\n"),
  );
});

test("what only the compiler objects to is told with the reason, where that is known", () => {
  const verdict = {
    method: "a.list",
    variant: "GA",
    direction: "request",
    assignable: false,
    message: "Index signature for type 'string' is missing in type 'A'.",
  };
  const compiler = [verdict] as unknown as DiffReport["compiler"]; // as much as is looked at
  const changes = [{ ...change, direction: null, types: "info" } as unknown as Change];
  const reason =
    "`additionalProperties: true`, written down, is an index signature; left out, it is none";
  expect(asText({ ...report, changes, compiler })).toContain(
    `compiler: refuses it, rules: info\n    as is known: ${reason}\n    ${verdict.message}`,
  );
  expect(asMarkdown({ ...report, changes, compiler })).toContain(
    `\`a.list\` GA request: ${reason}`,
  );
});
