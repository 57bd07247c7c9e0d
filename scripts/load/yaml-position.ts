/** Where the keys of a YAML text stand. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from "yaml";
import type { Found, Wanted } from "./position.ts";
import { YAML } from "./yaml-options.ts";

export function findInYaml(text: string, wanted: Wanted, found: Found): void {
  const document = parseDocument(text, YAML);
  walk(document, document.contents, wanted, found);
}

/** What stands behind an alias has the place of its anchor. */
function walk(document: Document, value: unknown, wanted: Wanted, found: Found): void {
  const node = isAlias(value) ? value.resolve(document) : value;
  for (const [key, place, inner] of membersOf(node)) {
    const inside = wanted.inside.get(key);
    if (inside === undefined) continue;
    const offset = (place as Node | null)?.range?.[0]; // a parsed node
    if (inside.pointer !== undefined && offset !== undefined) found(inside.pointer, offset);
    walk(document, inner, inside, found);
  }
}

function membersOf(node: unknown): (readonly [key: string, place: unknown, value: unknown])[] {
  if (isSeq(node)) return node.items.map((item, i) => [String(i), item, item] as const);
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => {
    return [isScalar(key) ? String(key.value) : "", key, value] as const;
  });
}
