/** JSON in which comments and trailing commas may stand, with the place of all that it says. */
import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { linesOf } from "./load/index.ts";

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
    const node = root && findNodeAtLocation(root, path.slice(0, length));
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
