/** Whether a comparison of two schemas found the one to hold all values of the other. */
import type { Direction } from "./change.ts";
import { findingsBelow, type Node } from "./finding.ts";
import { judge } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Every value of the older schema is one of the newer. */
export function onlyWidens(node: Node): boolean {
  return breaksNothing(node, "request");
}

/** Every value of the newer schema is one of the older. */
export function onlyNarrows(node: Node): boolean {
  return breaksNothing(node, "response");
}

/** A request may accept more, an answer may promise more. */
function breaksNothing(node: Node, direction: Direction): boolean {
  return findingsBelow(node).every(({ rule }) =>
    Object.values(judge(RULES[rule], [direction])).every((level) => level === "info"),
  );
}
