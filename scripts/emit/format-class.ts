/** Classes in the one style: their long lines are laid out by prettier's printer, without the parser that code needs. */
import { builders, printer } from "prettier/doc";
import { PRINTER, STYLE } from "./format.ts";

const { group, ifBreak, indent, indentIfBreak, join, line, softline } = builders;
type Doc = builders.Doc;

/** Prettier may spell a text with an escape and a name of another script in another way, and drops brackets round a type. */
const PLAIN = /^(?!.*: \()[\n -[\]-~]*$/s;

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
    .map((text) => (fits(text) || COMMENT.test(text) ? text : brokenLine(text)));
  return lines.includes(undefined) ? undefined : lines.join("\n");
}

function fits(text: string): boolean {
  return text.length <= STYLE.printWidth;
}

function brokenLine(text: string): string | undefined {
  const code = text.trimStart();
  const margin = text.slice(0, -code.length);
  const doc = brokenChild(code) ?? broken(code, LINES);
  if (doc === undefined) return undefined;
  const options = { ...PRINTER, printWidth: STYLE.printWidth - margin.length };
  const lines = printer.printDocToString(doc, options).formatted.split("\n");
  const placed = lines.map((it) => margin + it);
  return placed.every(fits) ? placed.join("\n") : undefined;
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
    const [open, close] = brackets;
    const inner = join(
      [separator, line],
      items.map((it) => broken(it, item) ?? it),
    );
    return [before, group([open, indent([edge, inner, ifBreak(separator)]), edge, close, after])];
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
