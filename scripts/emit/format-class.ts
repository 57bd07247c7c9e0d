/** Classes in the one style: their long lines are laid out by prettier's printer, without the parser that code needs. */
import { builders, printer } from "prettier/doc";
import type * as prettier from "prettier";
import * as standalone from "prettier/standalone";
import { PRINTER, STYLE } from "./format.ts";
import { KEY, layoutAnswer, layoutTyped, NAME, regExp } from "./format-type.ts";

const { group, ifBreak, indent, indentIfBreak, join, line, softline } = builders;
type Doc = builders.Doc;

const { util } = standalone as unknown as Pick<typeof prettier, "util">; // its types leave out what it exports

/** In a text that is no name: prettier may choose other quotes. */
const QUOTE = /\\"/;

/** A type in brackets that prettier may drop, and an intersection in a union, round which it puts them. */
const BRACKETS = regExp`(?:[:,] |<)\((?!${NAME}(?: & ${NAME})+\) \|)|& ${NAME} \||\| ${NAME} &`;

const COMMENT = /^ *\/\*\*/;

interface Shape {
  /** With all that stands before a list, the list, and what stands after it. */
  readonly pattern: RegExp;
  readonly brackets: readonly [open: string, close: string];
  readonly edge: Doc;
  readonly separator: string;
  /** The items that can be broken in turn. */
  readonly item: readonly Shape[];
}

const PROPERTY: Shape = {
  pattern: regExp`^(?<before>(?:(?:${KEY}|\["__proto__"\]): )?)\{ (?<list>.*) \}(?<after>)$`,
  brackets: ["{", "}"],
  edge: line,
  separator: ",",
  get item() {
    return [PROPERTY];
  },
};

const OBJECT_TYPE: Shape = {
  pattern: regExp`^(?<before>${NAME}\??: (?:[\p{ID_Continue}$<>", ]+ & )?)\{ (?<list>.*) \}(?<after>)$`,
  brackets: ["{", "}"],
  edge: line,
  separator: ";",
  item: [],
};

const PARENTHESES = { brackets: ["(", ")"], edge: softline, separator: "," } as const;

/** The statements and heads of methods that can be broken within their list. */
const LINES: readonly Shape[] = [
  {
    pattern: regExp`^(?<before>return \w+)\((?<list>.*)\)(?<after>;)$`,
    ...PARENTHESES,
    item: [PROPERTY],
  },
  {
    pattern: regExp`^(?<before>${KEY})\((?<list>.*)\)(?<after>: .*)$`,
    ...PARENTHESES,
    item: [OBJECT_TYPE],
  },
];

/** What stays on its line however long it is: a name, or two that nothing divides. */
const WHOLE = regExp`^ *(?:export class ${NAME} extends ${NAME} \{|readonly ${KEY}\??: ${NAME};|[|\p{ID_Continue}$.]+[,;]|\| ${NAME}|[\p{ID_Continue}$.]+ =|(?:new |return )?${NAME}\(|\): ${NAME}<${NAME}>(?: \{|;))$`;

const PARAMETER = regExp`^ *${NAME}\??: ${NAME},$`;

const CHILD = regExp`^(?<place>this\S+ =) (?<made>new ${NAME})\(api\);$`;

/**
 * The code as prettier would print it, where that takes no more than to break lists of parameters, arguments and
 * properties, as it nearly always does; undefined where only prettier knows.
 *
 * @param code a class as ts-morph prints it, with each member's head and each statement on a line of its own
 */
export function formatClass(code: string): string | undefined {
  if (QUOTE.test(code) || BRACKETS.test(code)) return undefined;
  const lines = code
    .split("\n")
    .map((text) => (isRight(text) || COMMENT.test(text) ? text : brokenLine(text)));
  return lines.includes(undefined) ? undefined : lines.join("\n");
}

function isRight(text: string): boolean {
  return util.getStringWidth(text) <= STYLE.printWidth || WHOLE.test(text);
}

function brokenLine(text: string): string | undefined {
  const code = text.trimStart();
  const margin = text.slice(0, -code.length);
  const doc = brokenChild(code) ?? broken(code, LINES);
  if (doc === undefined) return undefined;
  const options = { ...PRINTER, printWidth: STYLE.printWidth - margin.length };
  const lines = printer.printDocToString(doc, options).formatted.split("\n");
  const placed = lines.map((it) => margin + it);
  const isHead = !code.startsWith("return ");
  const isDone = placed.every((it) => isRight(it) || (isHead && PARAMETER.test(it)));
  return isDone ? placed.join("\n") : undefined;
}

/** The object on a line of its own, unless its first part fits on the line of the property. */
function brokenChild(text: string): Doc | undefined {
  const { place, made } = CHILD.exec(text)?.groups ?? {};
  if (place === undefined || made === undefined) return undefined;
  const id = Symbol(place);
  const value = [made, group(["(", indent([softline, "api", ifBreak(",")]), softline, ")"])];
  return group([place, group(indent(line), { id }), indentIfBreak(value, { groupId: id }), ";"]);
}

/** The list of the first shape that the text has as something to break; undefined where it has none. */
function broken(text: string, shapes: readonly Shape[]): Doc | undefined {
  for (const { pattern, brackets, edge, separator, item } of shapes) {
    const { before, list, after } = pattern.exec(text)?.groups ?? {};
    const items = list === undefined ? undefined : itemsOf(list, separator);
    if (before === undefined || after === undefined || items === undefined) continue;
    const inner = items.map((it) => broken(it, item) ?? layoutTyped(it) ?? it);
    const [open, close] = brackets;
    const body = indent([edge, join([separator, line], inner), ifBreak(separator)]);
    return [before, group([open, body, edge, close, layoutAnswer(after) ?? after])];
  }
  return undefined;
}

const TOKEN = /"[^"]*"|[([{<]|[)\]}>]|[,;] /g;

/** What stands between the separators that are in no brackets; undefined where the brackets do not match. */
function itemsOf(list: string, separator: string): readonly string[] | undefined {
  const items: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of list.matchAll(TOKEN)) {
    if (token === `${separator} ` && depth === 0) {
      items.push(list.slice(start, index));
      start = index + token.length;
    } else if ("([{<".includes(token)) depth += 1;
    else if (")]}>".includes(token)) depth -= 1;
    if (depth < 0) return undefined;
  }
  return depth === 0 ? [...items, list.slice(start)] : undefined;
}
