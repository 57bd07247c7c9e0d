/** A place of a description as a few lines of text, for people to compare. */
import { inside, isMap, keysOf, Spec } from "./spec.ts";

const MAX_LINES = 18;
const MAX_WIDTH = 100;
const MAX_DEPTH = 4;

/** Prose is no part of what is compared. */
const PROSE: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
]);

/** Null where nothing is there. */
export function excerpt(root: unknown, pointer: string): string | null {
  const { value } = inside(new Spec(root).root, ...keysOf(pointer));
  return value === undefined ? null : asLines(value);
}

/** Any value, as YAML would say it, cut where it gets long. */
export function asLines(value: unknown): string {
  const lines = linesOf(value, 0).map((line) =>
    line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH)}…` : line,
  );
  return lines.length > MAX_LINES
    ? [...lines.slice(0, MAX_LINES), `… ${lines.length - MAX_LINES} more lines`].join("\n")
    : lines.join("\n");
}

function linesOf(value: unknown, depth: number): string[] {
  if (typeof value !== "object" || value === null) return [scalar(value)];
  if (depth === MAX_DEPTH) return ["…"];
  if (Array.isArray(value))
    return value.flatMap((it: unknown) => {
      const [first = "", ...rest] = linesOf(it, depth + 1);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  return Object.entries(value).flatMap(([key, it]: [string, unknown]) => {
    if (PROSE.has(key) && typeof it === "string") return [];
    const lines = linesOf(it, depth + 1);
    const isInline = !(isMap(it) || Array.isArray(it)) || lines.length === 0;
    return isInline
      ? [`${key}: ${lines[0] ?? "{}"}`]
      : [`${key}:`, ...lines.map((line) => `  ${line}`)];
  });
}

function scalar(value: unknown): string {
  return typeof value === "string" && /^[\w$#/.{}-][\w $#/.{}-]*$/.test(value)
    ? value
    : String(JSON.stringify(value));
}
