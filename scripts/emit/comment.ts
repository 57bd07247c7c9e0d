/** Text of a description inside comments: it reads as it was written and can never be code or a directive. */
import { replaceUnseen } from "./literal.ts";

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * What a comment must not hold, and how the reader finds it instead: a backslash where a tool would read on. Some tools
 * look for their words at the beginning of a comment only, others anywhere, so that they count everywhere.
 */
const DEFUSED: readonly (readonly [RegExp, string])[] = [
  [/\*\//g, "*\\/"], // would end the comment
  [/\/\/(?=\/)/g, "// "], // could be a triple-slash directive
  [/source(?=(?:Mapping)?URL)/g, "source-"], // would be followed by debuggers
  [/[@#](?=lic|preserve|cc_on|jsx|flow|noflow|(?:end)?region|__[A-Z])/gi, "$&\\"], // bundlers, compilers, editors
  [/\b(?:es|ox|ts|style)lint(?=[-:](?:(?:dis|en)able|env))/gi, "$&\\"],
  [/\b(?:prettier|biome|rome|dprint|deno-lint|deno-fmt)(?=-ignore)/gi, "$&\\"],
  [/\b(?:istanbul|[cv]8|node:coverage)(?=\s+(?:ignore|(?:dis|en)able))/gi, "$&\\"],
  [/(?<=^|[\s*{])@/g, "\\@"], // would be a tag of ours, also within a line
  [/(?<!\\)@(?=ts-)/g, "\\@"], // could switch the checker off
];

/** Any of them, or nearly: few lines have one, and asking once takes a fraction of asking for each. */
const SUSPECT = new RegExp(DEFUSED.map(([found]) => found.source).join("|"), "i");

/** The lines of a text, for a comment of several lines; none where the text is blank. */
export function commentLines(text: string): string[] {
  const lines = text.split(LINE_END).map(defuse);
  while (lines.at(-1) === "") lines.pop();
  const first = lines.findIndex((line) => line !== "");
  return lines.slice(Math.max(first, 0));
}

/** A text as one line, for a comment or a heading. */
export function commentLine(text: string): string {
  return defuse(text.split(LINE_END).join(" ")).replaceAll(/ {2,}/g, " ").trim();
}

/** A JSDoc comment, without its indentation. */
export function docComment(lines: readonly string[]): string {
  const [only, ...rest] = lines;
  return only !== undefined && rest.length === 0 ? whole(`/** ${only} */`) : docBlock(lines);
}

/** A JSDoc comment of several lines, however many there are. */
export function docBlock(lines: readonly string[]): string {
  return whole(
    ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"].join("\n"),
  );
}

/** @throws Error where the comment ends before its end: its lines did not come from here, which is a bug. */
function whole(comment: string): string {
  if (comment.indexOf("*/") !== comment.length - 2) throw new Error("a comment ends too early");
  return comment;
}

function defuse(line: string): string {
  const seen = replaceUnseen(line, (character) =>
    /[\t\p{Z}]/u.test(character)
      ? " "
      : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const defused = SUSPECT.test(seen)
    ? DEFUSED.reduce((text, [found, shown]) => text.replace(found, shown), seen)
    : seen;
  return defused.trimEnd();
}
