/** Constants of data in the one style: laid out by prettier's printer, without the parser that code needs. */
import { builders, printer } from "prettier/doc";
import { PRINTER, STYLE } from "./format.ts";
import { literal, objectKey } from "./literal.ts";

const { group, hardline, ifBreak, indent, indentIfBreak, join, line, softline } = builders;
type Doc = builders.Doc;

/** Prettier breaks no line after a key that is shorter, nor before true or false. */
const LONG_KEY = 5;

export interface Constant {
  readonly name: string;
  /** At least one, each on lines of its own: JSON values without numbers, which prettier fills lines with. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** What all of it satisfies, as text. */
  readonly type: string;
}

/** `const name = { … } satisfies type;` */
export function formatConstant({ name, entries, type }: Constant): string {
  const members = join([",", hardline], Object.entries(entries).map(property));
  const object = ["{", indent([hardline, members]), ",", hardline, "}"];
  const whole = assigned(`const ${name} =`, [...object, ` satisfies ${type};`]);
  return printer.printDocToString(whole, { ...PRINTER, ...STYLE }).formatted;
}

function layout(value: unknown): Doc {
  if (typeof value === "string") return leastEscaped(literal(value));
  if (typeof value !== "object" || value === null) return literal(value);
  if (Array.isArray(value)) return list(value);
  const members = definedEntries(value).map(property);
  if (members.length === 0) return "{}";
  return group(["{", indent([line, join([",", line], members)]), ifBreak(","), line, "}"]);
}

function list(values: readonly unknown[]): Doc {
  if (values.length === 0) return "[]";
  const parts = join([",", line], values.map(layout));
  return group(["[", indent([softline, parts]), ifBreak(","), softline, "]"], {
    shouldBreak: isTable(values),
  });
}

function property([key, value]: readonly [string, unknown]): Doc {
  const name = leastEscaped(objectKey(key));
  const laidOut = layout(value);
  if (name.length < LONG_KEY || typeof value === "boolean") return [name, ": ", laidOut];
  return typeof value === "string"
    ? group([name, ":", group(indent([line, laidOut]))])
    : assigned(`${name}:`, laidOut);
}

/** The value on the line of its name, unless not even its first part fits there. */
function assigned(name: string, value: Doc): Doc {
  const id = Symbol(name);
  return group([name, group(indent(line), { id }), indentIfBreak(value, { groupId: id })]);
}

/** Lists of lists or of maps with more than one member each: a row each. */
function isTable(values: readonly unknown[]): boolean {
  const [first] = values;
  return (
    values.length > 1 &&
    values.every((it) => Array.isArray(it) === Array.isArray(first) && sizeOf(it) > 1)
  );
}

function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Array.isArray(value) ? value.length : definedEntries(value).length;
}

function definedEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

/** Single quotes where that saves escapes. */
function leastEscaped(text: string): string {
  const inner = text.slice(1, -1);
  const quotes = inner.match(/["']/g) ?? [];
  const double = quotes.filter((quote) => quote === '"').length;
  if (!text.startsWith('"') || 2 * double <= quotes.length) return text;
  const escaped = inner.replaceAll(/\\(.)|'/g, (found, after) =>
    found === "'" ? "\\'" : after === '"' ? after : found,
  );
  return `'${escaped}'`;
}
