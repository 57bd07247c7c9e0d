/** Text as data: JSON where it begins like JSON, else YAML 1.2 (core schema: no dates, no merge keys). */
import { LineCounter, parseDocument } from "yaml";
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { YAML } from "./yaml-options.ts";

/** Uses of one anchor, counted through the anchors inside it: a few kilobytes of YAML can otherwise mean gigabytes. */
const MAX_ALIASES = 1000;

/** How problems call what is read. */
const DESCRIPTION = "the description";

/** @throws ProblemsError (code `syntax`) with every mistake that the parser of the format sees. */
export function parse(bytes: Uint8Array, what = DESCRIPTION): unknown {
  const text = decode(bytes, what);
  return looksLikeJson(text) ? parseJson(text, what) : parseYaml(text, what);
}

export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** The byte order mark, if any, is taken off. */
export function decode(bytes: Uint8Array, what = DESCRIPTION): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw syntax([{ message: "it is not UTF-8" }], what);
  }
}

/** YAML in flow style begins with a brace as well, so that JSON's refusal is not the last word. */
function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    try {
      return parseYaml(text, what);
    } catch (error) {
      const { message } = cause as SyntaxError; // JSON.parse throws nothing else
      throw syntax([{ ...placeOf(error), message }], what);
    }
  }
}

function parseYaml(text: string, what: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...YAML, lineCounter });
  if (document.errors.length > 0) {
    throw syntax(
      document.errors.map(({ message, pos }) => {
        const { line, col } = lineCounter.linePos(pos[0]);
        return { message, line, column: col };
      }),
      what,
    );
  }
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw syntax([{ message: (cause as Error).message }], what); // a ReferenceError of the yaml package
  }
}

type Mistake = Pick<Problem, "message" | "line" | "column">;

/** Where YAML, which has all of JSON, sees the first mistake: what JSON.parse says of the place depends on the mistake. */
function placeOf(error: unknown): Omit<Mistake, "message"> {
  const [first] = error instanceof ProblemsError ? error.problems : [];
  return { line: first?.line, column: first?.column };
}

function syntax(mistakes: readonly Mistake[], what: string): ProblemsError {
  return new ProblemsError(
    mistakes.map(({ message, ...place }): Problem => ({
      code: "syntax",
      message: `${what} is neither JSON nor YAML: ${message}`,
      advice: "mend the syntax",
      ...place,
    })),
  );
}
