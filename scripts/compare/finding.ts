/** What the comparison of two places finds, before it is known whom it reaches. */
import type { RuleId } from "./rules.ts";

export interface Finding {
  readonly rule: RuleId;
  /** Into the newer description; into the older one where the place is gone. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The comparison of two schemas: what differs there, and the comparisons of what is inside. Nodes may form circles. */
export interface Node {
  readonly findings: Finding[];
  readonly children: Set<Node>;
}

export function newNode(): Node {
  return { findings: [], children: new Set() };
}

/** Every finding at the node and below. */
export function findingsBelow(root: Node): Finding[] {
  const seen = new Set([root]);
  for (const node of seen) for (const child of node.children) seen.add(child); // a Set is walked as it grows
  return [...seen].flatMap(({ findings }) => findings);
}

export function differs(root: Node): boolean {
  const seen = new Set([root]);
  for (const node of seen) {
    if (node.findings.length > 0) return true;
    for (const child of node.children) seen.add(child);
  }
  return false;
}
