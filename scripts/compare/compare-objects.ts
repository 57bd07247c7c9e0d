/** Two alternatives by what is inside: properties, items, conditions. */
import type { Direction } from "./change.ts";
import { differs, type Finding, type Node } from "./finding.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative, Notes, Site } from "./schema.ts";

/** What the comparison of parts needs from that of whole schemas. */
export interface Inner {
  readonly direction: Direction;
  readonly notes: (site: Site, side: "before" | "after") => Notes;
  /** Whether every value is allowed there. */
  readonly isAnything: (site: Site, side: "before" | "after") => boolean;
  /** The comparison of two sites, with what stands beside their constraints. */
  readonly compare: (before: Site, after: Site) => Node;
  /** The same the other way round: together they say whether two sites are the same. */
  readonly reverse: (before: Site, after: Site) => Node;
}

/** Adds what differs to the node. */
export function compareInside(
  before: Alternative,
  after: Alternative,
  node: Node,
  inner: Inner,
): void {
  const add = (rule: RuleId, site: Site | null, shown: Partial<Finding> = {}): void => {
    const pointer = site?.[0]?.pointer ?? after.pointer;
    node.findings.push({ rule, pointer, ...shown });
  };
  compareProperties(before, after, { node, inner, add });
  compareOpenness(before, after, { node, inner, add });
  comparePrefix(before, after, { node, inner, add });
  compareConditions(before, after, { node, inner, add });
  compareDemands(before, after, add);
}

interface Context {
  readonly node: Node;
  readonly inner: Inner;
  readonly add: (rule: RuleId, site: Site | null, shown?: Partial<Finding>) => void;
}

function compareProperties(before: Alternative, after: Alternative, context: Context): void {
  if (before.properties.size > 0 && isFree(after)) {
    context.add("object-opened", null);
    return;
  }
  const names = new Set([...before.properties.keys(), ...after.properties.keys()]);
  for (const name of [...names].toSorted()) {
    const mine = before.properties.get(name);
    const theirs = after.properties.get(name);
    const was = mine === undefined ? null : { site: mine, required: before.required.has(name) };
    const is = theirs === undefined ? null : { site: theirs, required: after.required.has(name) };
    compareProperty(name, was, is, context);
  }
}

/** Nothing is said of what is inside. */
function isFree({ type, properties, additional, required }: Alternative): boolean {
  return type === "object" && properties.size === 0 && additional === null && required.size === 0;
}

interface Property {
  readonly site: Site;
  readonly required: boolean;
}

function compareProperty(
  name: string,
  was: Property | null,
  is: Property | null,
  { node, inner, add }: Context,
): void {
  const before = was !== null && isSeen(inner, was.site, "before") ? was : null;
  const after = is !== null && isSeen(inner, is.site, "after") ? is : null;
  if (before === null && after === null) return;
  if (before === null) {
    add(after?.required ? "property-added-required" : "property-added", after?.site ?? null, {
      after: name,
    });
  } else if (after === null) {
    const hidden =
      inner.direction === "request" ? "property-became-read-only" : "property-became-write-only";
    add(is === null ? "property-removed" : hidden, is?.site ?? before.site, { before: name });
  } else {
    if (before.required !== after.required)
      add(after.required ? "property-became-required" : "property-became-optional", after.site);
    node.children.add(inner.compare(before.site, after.site));
  }
}

/** A read-only property is not sent, a write-only one not answered. */
function isSeen(inner: Inner, site: Site, side: "before" | "after"): boolean {
  const { readOnly, writeOnly } = inner.notes(site, side);
  return inner.direction === "request" ? !readOnly : !writeOnly;
}

function compareOpenness(
  before: Alternative,
  after: Alternative,
  { node, inner, add }: Context,
): void {
  const [mine, theirs] = [
    opened(before.additional, "before", inner),
    opened(after.additional, "after", inner),
  ];
  if (mine !== false && theirs === false) add("additional-properties-refused", null);
  else if (mine === false && theirs !== false) add("additional-properties-allowed", theirs);
  else if (mine === null && theirs) add("additional-properties-typed", theirs);
  else if (mine && theirs === null) add("additional-properties-untyped", null);
  else if (mine && theirs) node.children.add(inner.compare(mine, theirs));

  const [items, others] = [
    opened(before.items, "before", inner),
    opened(after.items, "after", inner),
  ];
  if (items && others) node.children.add(inner.compare(items, others));
  else if (others && items === null) add("items-typed", others);
  else if (items && others === null) add("items-untyped", null);
  else if (items !== false && others === false) add("tuple-extended", null);
  else if (items === false && others !== false) add("tuple-shortened", others);
}

/** A schema of anything says nothing, by reference or not. */
function opened(
  site: Site | false | null,
  side: "before" | "after",
  inner: Inner,
): Site | false | null {
  return site && inner.isAnything(site, side) ? null : site;
}

function comparePrefix(
  before: Alternative,
  after: Alternative,
  { node, inner, add }: Context,
): void {
  const [mine, theirs] = [before.prefix, after.prefix];
  for (const [index, site] of mine.entries()) {
    const other = theirs[index];
    if (other !== undefined) node.children.add(inner.compare(site, other));
  }
  const shown = { before: mine.length, after: theirs.length };
  if (theirs.length > mine.length) add("tuple-extended", theirs[mine.length] ?? null, shown);
  if (theirs.length < mine.length) add("tuple-shortened", null, shown);
}

/** What holds of a value in every case can be followed inside; a case cannot. */
const CASES = new Set(["not", "if", "then", "else"]);

function compareConditions(
  before: Alternative,
  after: Alternative,
  { node, inner, add }: Context,
): void {
  const keywords = new Set([...before.conditions.keys(), ...after.conditions.keys()]);
  for (const keyword of [...keywords].toSorted()) {
    const mine = before.conditions.get(keyword);
    const theirs = after.conditions.get(keyword);
    if (mine === undefined) add("condition-added", theirs ?? null, { after: keyword });
    else if (theirs === undefined) add("condition-removed", null, { before: keyword });
    else if (!CASES.has(keyword)) node.children.add(inner.compare(mine, theirs));
    else if (differs(inner.compare(mine, theirs)) || differs(inner.reverse(mine, theirs)))
      add("condition-changed", theirs, { before: keyword, after: keyword });
  }
}

function compareDemands(before: Alternative, after: Alternative, add: Context["add"]): void {
  const keys = new Set([...before.demands.keys(), ...after.demands.keys()]);
  for (const key of [...keys].toSorted()) {
    const [mine, theirs] = [before.demands.get(key), after.demands.get(key)];
    if (JSON.stringify(mine) === JSON.stringify(theirs)) continue;
    const rule =
      mine === undefined
        ? "condition-added"
        : theirs === undefined
          ? "condition-removed"
          : "condition-changed";
    add(rule, null, { before: mine, after: theirs });
  }
}
