/** Whether two objects are surely different: asked of every two members of unions, before they are compared in full. */
import type { Normalizer } from "./normal.ts";
import type { Alternative, Site } from "./schema.ts";

export interface Seen {
  readonly member: Alternative;
  readonly normalizer: Normalizer;
}

/** True where one has a property that the other has not, or a constant that is another one there. */
export function differAtFirstSight(left: Seen, right: Seen): boolean {
  return hasMore(left, right) || hasMore(right, left) || haveOtherConstants(left, right);
}

function hasMore({ member, normalizer }: Seen, { member: other }: Seen): boolean {
  return [...member.properties].some(
    ([name, site]) =>
      !other.properties.has(name) && !other.required.has(name) && isSent(site, normalizer),
  );
}

function haveOtherConstants(left: Seen, right: Seen): boolean {
  return [...left.member.properties].some(([name, site]) => {
    const other = right.member.properties.get(name);
    if (other === undefined) return false;
    const [mine, theirs] = [constantOf(site, left.normalizer), constantOf(other, right.normalizer)];
    return mine !== undefined && theirs !== undefined && mine !== theirs;
  });
}

/** Undefined where the property is no text of one value, or hidden on one of the ways. */
function constantOf(site: Site, normalizer: Normalizer): string | undefined {
  const [only, ...others] = normalizer.schema(site).alternatives;
  const { readOnly, writeOnly } = normalizer.notes(site);
  const isConstant = others.length === 0 && only?.values?.length === 1 && !readOnly && !writeOnly;
  const value = isConstant ? only.values[0] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** At least one way: what is neither sent nor answered is nowhere. */
function isSent(site: Site, normalizer: Normalizer): boolean {
  const { readOnly, writeOnly } = normalizer.notes(site);
  return !readOnly || !writeOnly;
}
