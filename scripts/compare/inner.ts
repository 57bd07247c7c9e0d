/** What the comparison of what is inside a value works with. */
import type { Direction } from "./change.ts";
import type { Finding, Node } from "./finding.ts";
import type { RuleId } from "./rules.ts";
import type { Notes, Site } from "./schema.ts";

/** What the comparison of parts needs from that of whole schemas. */
export interface Inner {
  readonly direction: Direction;
  readonly notes: (site: Site, side: "before" | "after") => Notes;
  /** Whether every value is allowed there. */
  readonly isAnything: (site: Site, side: "before" | "after") => boolean;
  /** Surely without a difference, as is seen before they are compared. */
  readonly isSame: (before: Site, after: Site) => boolean;
  /** The comparison of two sites, with what stands beside their constraints. */
  readonly compare: (before: Site, after: Site) => Node;
  /** The same the other way round: together they say whether two sites are the same. */
  readonly reverse: (before: Site, after: Site) => Node;
}

/** Where the comparison of parts puts what it finds. */
export interface Context {
  readonly node: Node;
  readonly inner: Inner;
  readonly add: (rule: RuleId, site: Site | null, shown?: Partial<Finding>) => void;
}

/** A schema of anything says nothing, by reference or not. */
export function opened(
  site: Site | false | null,
  side: "before" | "after",
  inner: Inner,
): Site | false | null {
  return site && inner.isAnything(site, side) ? null : site;
}
