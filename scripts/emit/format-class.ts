/** Classes in the one style: their long lines are laid out by prettier's printer, without the parser that code needs. */
import { builders, printer } from "prettier/doc";
import { PRINTER, STYLE } from "./format.ts";

const { group, ifBreak, indent, indentIfBreak, join, line, softline } = builders;
type Doc = builders.Doc;

/**
 * Prettier may spell a text with an escape and a name of another script in another way, and drops brackets round a type or
 * puts them round an intersection in a union.
 */
const PLAIN = /^(?!.*(?:: \(|& [\w$]+ \||\| [\w$]+ &))[\n -[\]-~]*$/s;

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
  pattern: /^(?<before>(?:(?:[\w$]+|"[^"]*"|\["__proto__"\]): )?)\{ (?<list>.*) \}(?<after>)$/,
  brackets: ["{", "}"],
  edge: line,
  separator: ",",
  get item() {
    return [PROPERTY];
  },
};

const OBJECT_TYPE: Shape = {
  pattern: /^(?<before>[\w$]+\??: (?:[\w$<>", ]+ & )?)\{ (?<list>.*) \}(?<after>)$/,
  brackets: ["{", "}"],
  edge: line,
  separator: ";",
  item: [],
};

const PARENTHESES = { brackets: ["(", ")"], edge: softline, separator: "," } as const;

/** The statements and heads of methods that can be broken within their list. */
const LINES: readonly Shape[] = [
  {
    pattern: /^(?<before>return \w+)\((?<list>.*)\)(?<after>;)$/,
    ...PARENTHESES,
    item: [PROPERTY],
  },
  {
    pattern: /^(?<before>[\w$]+|"[^"]*")\((?<list>.*)\)(?<after>: .*)$/,
    ...PARENTHESES,
    item: [OBJECT_TYPE],
  },
];

/** What stays on its line however long it is: a name, or two that nothing divides. */
const WHOLE =
  /^ *(?:export class \w+ extends \w+ \{|readonly [\w$]+\??: [\w$]+;|[|\w$.]+[,;]|\| [\w$]+|[\w$.]+ =|(?:new |return )?\w+\(|\): \w+<[\w$]+>(?: \{|;))$/;

const PARAMETER = /^ *[\w$]+\??: [\w$]+,$/;

const CHILD = /^(?<place>this\S+ =) (?<made>new \w+)\(api\);$/;

/**
 * The code as prettier would print it, where that takes no more than to break lists of parameters, arguments and
 * properties, as it nearly always does; undefined where only prettier knows.
 *
 * @param code a class as ts-morph prints it, with each member's head and each statement on a line of its own
 */
export function formatClass(code: string): string | undefined {
  if (!PLAIN.test(code)) return undefined;
  const lines = code
    .split("\n")
    .map((text) => (isRight(text) || COMMENT.test(text) ? text : brokenLine(text)));
  return lines.includes(undefined) ? undefined : lines.join("\n");
}

function isRight(text: string): boolean {
  return text.length <= STYLE.printWidth || WHOLE.test(text);
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
    const inner = items.map((it) => broken(it, item) ?? union(it) ?? it);
    const [open, close] = brackets;
    const body = indent([edge, join([separator, line], inner), ifBreak(separator)]);
    return [before, group([open, body, edge, close, answer(after) ?? after])];
  }
  return undefined;
}

/** The type of a property as one of several: on a line of their own, or each on one where not all fit there. */
function union(text: string): Doc | undefined {
  const { before, types } =
    /^(?<before>readonly [\w$]+\??:) (?<types>[\w$]+(?: \| [\w$]+)+)$/.exec(text)?.groups ?? {};
  if (before === undefined || types === undefined) return undefined;
  const list = group([ifBreak("| "), join([line, "| "], types.split(" | "))]);
  return [before, group(indent([line, list]))];
}

/** The type of an answer with several arguments. */
function answer(text: string): Doc | undefined {
  const { before, types, after } =
    /^(?<before>: \w+)<(?<types>\w+(?:, \w+)+)>(?<after>.*)$/.exec(text)?.groups ?? {};
  if (before === undefined || types === undefined || after === undefined) return undefined;
  const list = join([",", line], types.split(", "));
  return [before, group(["<", indent([softline, list]), softline, ">"]), after];
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
