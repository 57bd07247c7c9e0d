/** Whether two schemas are surely different: asked where it is all that counts, before they are compared in full. */
import { constantOf } from "./constants.ts";
import type { Normalizer } from "./normal.ts";
import type { Alternative, Schema, Site } from "./schema.ts";

export interface Seen {
  readonly member: Alternative;
  readonly normalizer: Normalizer;
}

/** True where one has a property that the other has not, or a constant that is another one there. */
export function differAtFirstSight(left: Seen, right: Seen): boolean {
  return hasMore(left, right) || hasMore(right, left) || haveOtherConstants(left, right);
}

export interface Place {
  readonly site: Site;
  readonly normalizer: Normalizer;
}

/** The same of two places, and of all inside them that both of them have whichever way the data goes; unions are not looked into. */
export function differBelow(left: Place, right: Place, met = new Set<Schema>()): boolean {
  const [schema, other] = [left, right].map(({ site, normalizer }) => normalizer.schema(site));
  if (schema === undefined || other === undefined || met.has(schema)) return false;
  met.add(schema);
  const [member, ...more] = schema.alternatives;
  const [counterpart, ...others] = other.alternatives;
  const isSingle = more.length + others.length === 0 && member?.type === counterpart?.type;
  if (!isSingle || member === undefined || counterpart === undefined) return false;
  const inside = (mine: Site, theirs: Site): boolean =>
    differBelow({ ...left, site: mine }, { ...right, site: theirs }, met);
  if (member.type === "array")
    return member.items && counterpart.items ? inside(member.items, counterpart.items) : false;
  if (member.type !== "object") return false;
  const seen = { member, normalizer: left.normalizer };
  if (differAtFirstSight(seen, { member: counterpart, normalizer: right.normalizer })) return true;
  return [...member.properties].some(([name, site]) => {
    const theirs = counterpart.properties.get(name);
    const isOpen = isAlways(site, left.normalizer) && theirs && isAlways(theirs, right.normalizer);
    return theirs !== undefined && isOpen === true && inside(site, theirs);
  });
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

/** Both ways. */
function isAlways(site: Site, normalizer: Normalizer): boolean {
  const { readOnly, writeOnly } = normalizer.notes(site);
  return !readOnly && !writeOnly;
}

/** At least one way: what is neither sent nor answered is nowhere. */
function isSent(site: Site, normalizer: Normalizer): boolean {
  const { readOnly, writeOnly } = normalizer.notes(site);
  return !readOnly || !writeOnly;
}
