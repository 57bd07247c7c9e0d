/** JSON in which comments and trailing commas may stand, with the place of all that it says. */
import { createRequire } from "node:module";
import type { JSONPath, Node, ParseError } from "jsonc-parser";
import type * as Parser from "jsonc-parser";
import { linesOf } from "./load/index.ts";

/** Read when it is needed: most files are plain JSON and right. */
const require = createRequire(import.meta.url);
const parser = (): typeof Parser => require("jsonc-parser") as typeof Parser; // `require` knows no types

export interface Fault {
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Jsonc {
  readonly data: unknown;
  /** The first mistake of syntax, or else every key that its object has already. */
  readonly faults: readonly Fault[];
  /** Where the key or member stands that the path leads to; of what is not there, what should hold it. */
  placeOf(path: JSONPath): Omit<Fault, "message">;
}

export function readJsonc(source: string): Jsonc {
  const text = source.replace(/^\uFEFF/, "");
  const plain = plainJson(text);
  if (plain === undefined) return readTree(text);
  return { ...plain, faults: [], placeOf: (path) => readTree(text).placeOf(path) };
}

/** Undefined where it is no JSON, or where a key may stand twice: JSON.parse takes the last one and says nothing. */
function plainJson(text: string): { readonly data: unknown } | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const keys = [...text.matchAll(STRING)].filter(([, colon]) => colon !== undefined);
    return keys.length === countKeys(data) ? { data } : undefined;
  } catch {
    return undefined;
  }
}

/** In JSON a string that a colon follows is a key. */
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function countKeys(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  const values = Object.values(data);
  const own = Array.isArray(data) ? 0 : values.length;
  return values.reduce((sum: number, value) => sum + countKeys(value), own);
}

function readTree(text: string): Jsonc {
  const { getNodeValue, parseTree, printParseErrorCode } = parser();
  const lines = linesOf(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [mistake] = errors;
  const faultAt = (offset: number, message: string): Fault => ({
    message,
    ...lines.positionAt(offset),
  });
  return {
    data: root && getNodeValue(root),
    faults: mistake
      ? [faultAt(mistake.offset, `no JSON: ${wordsOf(printParseErrorCode(mistake.error))}`)]
      : repeatedKeys(root).map(([offset, path]) => faultAt(offset, `${path} stands twice`)),
    placeOf: (path) => lines.positionAt(offsetOf(root, path)),
  };
}

/** `CommaExpected` → `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function offsetOf(root: Node | undefined, path: JSONPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = root && parser().findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined)
      return node.parent?.type === "property" ? node.parent.offset : node.offset;
  }
  return root?.offset ?? 0;
}

function repeatedKeys(node: Node | undefined, path: readonly string[] = []): [number, string][] {
  const seen = new Set<string>();
  return (node?.children ?? []).flatMap((child, i): [number, string][] => {
    if (child.type !== "property") return repeatedKeys(child, [...path, String(i)]);
    const [key, value] = child.children ?? [];
    const inner = [...path, String(key?.value)];
    const name = inner.join(".");
    const again: [number, string][] = seen.has(name) ? [[child.offset, name]] : [];
    seen.add(name);
    return [...again, ...repeatedKeys(value, inner)];
  });
}
