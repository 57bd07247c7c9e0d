/** A whole description that means harm: what it says stays text, and what would change the reading is refused. */
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { emit } from "../scripts/emit/index.ts";
import { model } from "../scripts/model/index.ts";
import { outlineOf, shapeOf } from "./support/code-shape.ts";
import { loadText, problemsOf } from "./support/description.ts";
import {
  DECLARED,
  hostileDescription,
  POSITIONS,
  type Position,
} from "./support/hostile-description.ts";
import { ROWS } from "./support/rows.ts";

type Output = ReadonlyMap<string, string>;
const CODE = ["index.ts", "methods.ts", "schema.ts"];

async function outputOf(description: object): Promise<Output> {
  const folded = model(await loadText(JSON.stringify(description)), ROWS);
  const files = await emit(folded, { runtime: "./runtime.ts", spec: { sha256: "0" } });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** With a word of its own for each position, between what ends strings, comments, templates and markup. */
const marked = (position: Position): string =>
  `*/ \r\n"'\`\${mk_${position}}\\\u2028</script> | \u202E<!-- mk_${position}();//`;

interface Token {
  readonly kind: ts.SyntaxKind;
  readonly text: string;
}

/** Every token of the code, comments and white space included. */
function tokensOf(code: string): Token[] {
  const scanner = ts.createScanner(
    ts.ScriptTarget.ESNext,
    false,
    ts.LanguageVariant.Standard,
    code,
  );
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    tokens.push({ kind, text: scanner.getTokenText() });
  return tokens;
}

/** What the string literals of the code evaluate to. */
function literalsOf(code: string): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("a.ts", code, ts.ScriptTarget.ESNext));
  return texts;
}

const TEXT = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.SingleLineCommentTrivia,
  ts.SyntaxKind.MultiLineCommentTrivia,
]);

describe("a marker in every position", async () => {
  const output = await outputOf(hostileDescription(marked));
  const harmless = await outputOf(hostileDescription((position) => position));
  const text = (path: string): string => output.get(path) ?? "";

  test.each(CODE)("is in %s a comment, a literal or a name by rule, and nothing else", (path) => {
    const others = tokensOf(text(path)).filter(
      ({ kind, text: it }) => !TEXT.has(kind) && /mk/i.test(it),
    );
    const names = new Set(others.map(({ text: it }) => it));
    const byRule = /^(mkSegments\w*|MkSegments\w*|mkParameter|mk_parameter|MkKey)$/;
    expect([...names].filter((name) => !byRule.test(name))).toEqual([]);
    expect(shapeOf(text(path))).toEqual(shapeOf(harmless.get(path) ?? ""));
  });

  test("is there: a test of nothing would pass as well", () => {
    const all = [...output.values()].join("\n");
    const unseen = ["infoDescription", "infoExtension", "serverUrl", "tag", "tagDescription"];
    const beside = [
      "answerDescription",
      "answerHeader",
      "schemaTitle",
      "schemaExtension",
      "example",
      "security",
      "scope",
    ];
    const missing = POSITIONS.filter((position) => !all.includes(`mk_${position}}`));
    expect(missing.filter((it) => ![...unseen, ...beside].includes(it))).toEqual([]);
    for (const name of Object.values(DECLARED)) expect(all).toContain(name);
  });

  test("evaluates back to what the description says", () => {
    const literals = literalsOf(text("schema.ts"));
    const positions = [
      "query",
      "queryEnum",
      "header",
      "property",
      "nestedProperty",
      "required",
      "enum",
      "discriminator",
      "mappingKey",
    ] as const;
    for (const position of positions) expect(literals).toContain(marked(position));
    expect(JSON.parse(text("manifest.json"))).toMatchObject({
      spec: { title: marked("title"), version: marked("version") },
    });
  });

  test("is no markup of api.md, which has the outline of a harmless one", () => {
    expect(outlineOf(text("api.md"))).toEqual(outlineOf(harmless.get("api.md") ?? ""));
    const [, ...lines] = text("api.md").split("\n"); // the first is the comment that says what made it
    expect(lines.join("\n").replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/<\/?script|<!--/);
  });

  test("leaves no character unseen", () => {
    for (const file of output.values())
      expect(file.replaceAll("\n", "")).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
  });

  test("is of the same shape whatever the texts are, each position for itself", async () => {
    const alphabet = [..."*/\\'\"`${}()[];,=!+\r\n\u2028\u2029"];
    const each = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 6 });
    const every = fc.tuple(...POSITIONS.map(() => each));
    const shapes = CODE.map((path) => shapeOf(harmless.get(path) ?? ""));
    await fc.assert(
      fc.asyncProperty(every, async (texts) => {
        const at = (position: Position): string =>
          `${texts[POSITIONS.indexOf(position)] ?? ""}${position}`;
        const files = await outputOf(hostileDescription(at));
        expect(CODE.map((path) => shapeOf(files.get(path) ?? ""))).toEqual(shapes);
        expect(outlineOf(files.get("api.md") ?? "")).toEqual(
          outlineOf(harmless.get("api.md") ?? ""),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe("one edit of it is refused", () => {
  const source = JSON.stringify(hostileDescription((position) => position));
  const path = `/v1/${DECLARED.segment}/{${DECLARED.parameter}}/go`;

  test("without an edit it is not", async () => {
    expect(await problemsOf(() => outputOf(JSON.parse(source) as object))).toEqual([]);
  });

  test.each<readonly [what: string, from: string, to: string, code: string]>([
    ["a key that is code", '"Circle":', '"Circle = 1; evil()": {}, "Circle":', "structure"],
    ["a key __proto__", '"Circle":', '"__proto__": {}, "Circle":', "structure"],
    [
      "two keys that make one name",
      '"Circle":',
      '"x-y": {}, "x_y": {}, "x.y": {}, "Circle":',
      "name-clash",
    ],
    ["the name of a class of ours", '"Circle":', '"Client": {}, "Circle":', "name-clash"],
    ["a reference to a prototype", "schemas/Square", "schemas/constructor", "ref-broken"],
    ["a reference to a file", "#/components/schemas/Square", "/etc/passwd", "ref-external"],
    ["a reference to a host", "#/components/schemas/Square", "http://127.0.0.1/x", "ref-external"],
    ["a reference that is code", "schemas/Square", 'schemas/S\\"]; evil(); //', "ref-broken"],
    ["a path without a slash", `"${path}":`, '"evil": {}, "/v1/x":', "structure"],
    [
      "a path that is no name",
      `"${path}":`,
      '"/constructor/{x}": { "get": {} }, "/v1/x":',
      "name-reserved",
    ],
    ["a status that is none", '"default":', '"2*/": {}, "default":', "structure"],
    ["a type that is none", '"type":"number"', '"type":"evil()"', "structure"],
    [
      "a limit that is no number",
      '"type":"number"',
      '"type":"number","minimum":"1*/"',
      "structure",
    ],
    [
      "a number that is infinite",
      '"type":"number"',
      '"type":"number","minimum":1e999',
      "structure",
    ],
    ["a place that is none", '"in":"query"', '"in":"evil"', "structure"],
    ["a title that is no text", '"title":"title"', '"title":{"a":1}', "structure"],
    ["a version that is none", '"3.1.0"', '"3.1.0*/"', "unsupported-version"],
    ["a name beyond measure", '"name":"query"', `"name":"${"q".repeat(300)}"`, "structure"],
    ["half a description", '"paths":', '"paths":{', "syntax"],
  ])("%s", async (_, from, to, code) => {
    expect(source).toContain(from);
    const edited = source.replace(from, () => to);
    const found = await problemsOf(async () =>
      emit(model(await loadText(edited), ROWS), { runtime: "./r.ts", spec: { sha256: "0" } }),
    );
    expect(found.map((problem) => problem.split(" ")[0])).toContain(code);
  });
});
