/** Text as data: JSON where it begins like JSON, else YAML. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { ENCODE, faultOf, type Fault } from "./byte-gate.ts";
import { type Lines, linesOf } from "./lines.ts";
import { parseYaml, type Mistake, type Parsed } from "./yaml.ts";

/** How problems call what is read. */
const DESCRIPTION = "the description";

/** @throws ProblemsError (code `syntax`) with the first mistake that the parser of the format sees. */
export function parse(bytes: Uint8Array, what = DESCRIPTION): unknown {
  const text = decode(bytes, what);
  const fault = faultOf(bytes);
  const parsed = fault === undefined ? parseText(text) : [mistakeAt(bytes, fault)];
  if ("data" in parsed) return parsed.data;
  throw syntax(what, parsed, text);
}

export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** The byte order mark, if any, is taken off. */
export function decode(bytes: Uint8Array, what = DESCRIPTION): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw syntax(what, [{ message: "it is not UTF-8", advice: ENCODE }]);
  }
}

/** YAML in flow style begins with a brace as well, so that JSON's refusal is not the last word. */
function parseText(text: string): Parsed {
  if (!looksLikeJson(text)) return parseYaml(text);
  try {
    return { data: JSON.parse(text) as unknown };
  } catch (cause) {
    const { message } = cause as SyntaxError; // JSON.parse throws nothing else
    const parsed = parseYaml(text);
    // what JSON.parse says of the place depends on the mistake; YAML has all of JSON
    const isYaml = "data" in parsed || parsed.every((it) => it.isYaml);
    return isYaml ? parsed : [{ message, offset: parsed[0]?.offset }];
  }
}

/** Its offset in code units. */
function mistakeAt(bytes: Uint8Array, { offset, ...fault }: Fault): Mistake {
  return { ...fault, offset: offset && decode(bytes.subarray(0, offset)).length };
}

function syntax(what: string, mistakes: readonly Mistake[], text = ""): ProblemsError {
  const lines = linesOf(text);
  return new ProblemsError(
    mistakes.map(({ message, isYaml, advice = "mend the syntax", first, offset }): Problem => {
      const before = first === undefined ? "" : `, first${whereOf(lines.positionAt(first))}`;
      return {
        code: "syntax",
        message: `${what} ${isYaml ? "" : "is neither JSON nor YAML: "}${message}${before}`,
        advice,
        ...(offset === undefined ? {} : lines.positionAt(offset)),
      };
    }),
  );
}

function whereOf({ line, column }: ReturnType<Lines["positionAt"]>): string {
  return ` at line ${line}, column ${column}`;
}
