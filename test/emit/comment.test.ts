/** Text of a description in a comment stays text of a comment. */
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { commentLine, commentLines, docComment } from "../../scripts/emit/comment.ts";
import { DIRECTIVES, PLACES } from "../support/directives.ts";
import { hostileText } from "../support/hostile-text.ts";

const text = fc.array(hostileText, { maxLength: 4 }).map((lines) => lines.join("\n"));

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile("comment.ts", code, ts.ScriptTarget.ESNext, true);
}

describe("docComment of commentLines", () => {
  it("is one comment and no more, of whatever text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const file = parse(`${docComment(["x", ...commentLines(source)])}\ntype A = 1;`);
        expect(file.statements.map((statement) => statement.getText())).toEqual(["type A = 1;"]);
        expect(file.getFullText().lastIndexOf("*/")).toBe(file.getFullText().indexOf("*/"));
      }),
    );
  });

  it("makes no tag of the text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const file = parse(`${docComment(["x", ...commentLines(source)])}\ntype A = 1;`);
        expect(
          file.statements.flatMap((statement) => ts.getJSDocTags(statement).map(String)),
        ).toEqual([]);
      }),
    );
  });

  it("switches nothing on or off", () => {
    fc.assert(
      fc.property(text, (source) => {
        // commentDirectives is where the compiler keeps what it found of @ts-ignore and @ts-expect-error
        const file = parse(docComment(commentLines(source))) as ts.SourceFile & {
          readonly commentDirectives?: readonly unknown[];
          readonly checkJsDirective?: unknown;
        };
        expect(file.commentDirectives ?? []).toEqual([]);
        expect(file.checkJsDirective).toBeUndefined();
        expect(file.referencedFiles).toEqual([]);
        expect(file.text).not.toMatch(/source(?:Mapping)?URL|\/\/\/|(?<!\\)@ts-/);
      }),
    );
  });

  it("shows every character", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(commentLines(source).join("")).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
        expect(commentLine(source)).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
      }),
    );
  });
});

describe("an order to a tool", () => {
  it.each(DIRECTIVES)("is none in a comment: $order", ({ order, found }) => {
    for (const place of PLACES) {
      expect(place(order)).toMatch(found);
      expect(docComment(commentLines(place(order)))).not.toMatch(found);
      expect(commentLine(place(order))).not.toMatch(found);
    }
  });

  it.each(DIRECTIVES)("can be read there: $order", ({ order }) => {
    const read = commentLine(order).replaceAll("\\", "").replaceAll("source-", "source");
    expect(read.replaceAll("// /", "///")).toBe(order);
  });

  it.each([
    "Use eslint, prettier and C8.",
    "a #tag of a region, a@b.c, issue #12",
    "license and preserve",
    "the source URL",
  ])("is not seen where there is none: %s", (words) => {
    expect(commentLine(words)).toBe(words);
  });
});

describe("commentLines", () => {
  it.each([
    ["keeps words, markup and indentation", "A `b`.\n\n  - c", ["A `b`.", "", "  - c"]],
    ["ends lines where any system does", "a\r\nb\rc\u2028d", ["a", "b", "c", "d"]],
    ["drops blank lines at both ends", "\n\n a\n\n", [" a"]],
    ["is empty of a blank text", " \n ", []],
    ["keeps an end of comment readable", "a */ b", ["a *\\/ b"]],
    ["keeps an at sign within a line", "mail a@b.c", ["mail a@b.c"]],
    ["escapes an at sign that begins a word", "@a or @b", ["\\@a or \\@b"]],
    ["names what cannot be seen", "a\u202Eb\u200B", ["aU+202EbU+200B"]],
  ])("%s", (_, source, lines) => {
    expect(commentLines(source)).toEqual(lines);
  });
});

describe("docComment", () => {
  it("is one line of one line, and a block of several", () => {
    expect(docComment(["a"])).toBe("/** a */");
    expect(docComment(["a", "", "b"])).toBe("/**\n * a\n *\n * b\n */");
  });
});
