/** Two alternatives by what is inside: properties, items, conditions. */
import { compareConditions, compareDemands } from "./compare-conditions.ts";
import { compareItems } from "./compare-items.ts";
import type { Finding, Node } from "./finding.ts";
import { type Context, type Inner, opened } from "./inner.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative, Site } from "./schema.ts";

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
  compareItems(before, after, { node, inner, add });
  compareConditions(before, after, { node, inner, add });
  compareDemands(before, after, { node, inner, add });
}

function compareProperties(before: Alternative, after: Alternative, context: Context): void {
  const { inner } = context;
  if (isFree(after) && [...before.properties.values()].some((it) => isSeen(inner, it, "before"))) {
    context.add("object-opened", null);
    return;
  }
  const names = [before, after].flatMap(({ properties, required }) => [
    ...properties.keys(),
    ...required,
  ]);
  for (const name of [...new Set(names)].toSorted())
    compareProperty(
      name,
      propertyOf(before, name, after),
      propertyOf(after, name, before),
      context,
    );
}

/** One that a side asks for without a description of it may be anything, on the other side as well. */
function propertyOf(it: Alternative, name: string, other: Alternative): Property | null {
  const required = it.required.has(name);
  const site = it.properties.get(name);
  const isAsked = required || (other.required.has(name) && !other.properties.has(name));
  return site === undefined && !isAsked ? null : { site: site ?? [], required };
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
  if (was && is && was.required === is.required && inner.isSame(was.site, is.site)) return;
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
}
