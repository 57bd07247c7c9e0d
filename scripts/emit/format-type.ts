/** Types of names in the one style: what prettier makes of a union or an intersection. */
import { builders } from "prettier/doc";

const { align, group, ifBreak, indent, join, line, softline } = builders;
type Doc = builders.Doc;

/** A name of any script. */
export const NAME = String.raw`[\p{ID_Continue}$]+`;
/** The same as a key. */
export const KEY = `(?:${NAME}|"[^"]*")`;

const INTERSECTION = `${NAME}(?: & ${NAME})+`;
const MEMBER = String.raw`(?:${NAME}|\(${INTERSECTION}\))`;
const UNION = String.raw`${MEMBER}(?: \| ${MEMBER})+`;
const ARGUMENT = `(?:${UNION}|${NAME})`;

const IS_UNION = regExp`^${UNION}$`;
const TYPED = regExp`^(?<before>(?:readonly )?${KEY}\??:) (?:(?<types>${UNION})|(?<both>${INTERSECTION}))$`;
const ANSWER = regExp`^(?<before>: ${NAME})<(?<types>${UNION}|${ARGUMENT}(?:, ${ARGUMENT})+)>(?<after>.*)$`;

/** A parameter or property of several types, of which one counts or all do. */
export function layoutTyped(text: string): Doc | undefined {
  const { before, types, both } = TYPED.exec(text)?.groups ?? {};
  if (before === undefined) return undefined;
  if (types !== undefined) return [before, group(indent([line, union(types)]))];
  return both === undefined ? undefined : [before, " ", intersection(both)];
}

/** The type of an answer with several arguments, or of several types. */
export function layoutAnswer(text: string): Doc | undefined {
  const { before, types, after } = ANSWER.exec(text)?.groups ?? {};
  if (before === undefined || types === undefined || after === undefined) return undefined;
  const list = types.split(", ").map((type) => (IS_UNION.test(type) ? union(type) : type));
  return [before, group(["<", indent([softline, join([",", line], list)]), softline, ">"]), after];
}

/** On one line, or each type on one. */
function union(types: string): Doc {
  const members = types.split(" | ").map(member);
  return group([ifBreak("| "), join([line, "| "], members)]);
}

function member(type: string): Doc {
  return type.startsWith("(") ? align(2, ["(", intersection(type.slice(1, -1)), ")"]) : type;
}

function intersection(types: string): Doc {
  return group(indent(join([" &", line], types.split(" & "))));
}

/** Of parts, where letters are those of any script. */
export function regExp(strings: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(String.raw(strings, ...parts), "u");
}
