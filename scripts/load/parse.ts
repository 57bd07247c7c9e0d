/** Text as data: JSON where it begins like JSON, else YAML 1.2 (core schema: no dates, no merge keys). */
import { LineCounter, parseDocument } from "yaml";
import { ProblemsError, type Problem } from "../diagnostics.ts";

/** Uses of one anchor, counted through the anchors inside it: a few kilobytes of YAML can otherwise mean gigabytes. */
const MAX_ALIASES = 1000;

/** @throws ProblemsError (code `syntax`) with every mistake that the parser of the format sees. */
export function parse(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  return /^\s*\{/.test(text) ? parseJson(text) : parseYaml(text);
}

/** The byte order mark, if any, is taken off. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw syntax(["it is not UTF-8"]);
  }
}

/** YAML in flow style begins with a brace as well, so that JSON's refusal is not the last word. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    try {
      return parseYaml(text);
    } catch {
      throw syntax([(cause as SyntaxError).message]); // JSON.parse throws nothing else
    }
  }
}

function parseYaml(text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter,
  });
  if (document.errors.length > 0) {
    throw syntax(
      document.errors.map(({ message, pos }) => {
        const { line, col } = lineCounter.linePos(pos[0]);
        return `line ${line}, column ${col}: ${message}`;
      }),
    );
  }
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw syntax([(cause as Error).message]); // a ReferenceError of the yaml package
  }
}

function syntax(messages: readonly string[]): ProblemsError {
  return new ProblemsError(
    messages.map((message): Problem => ({
      code: "syntax",
      message: `the description is neither JSON nor YAML: ${message}`,
      advice: "mend the syntax",
    })),
  );
}
