/** Two schemas that others are made of by allOf: a discriminator tells those others apart. */
import { compareDefaults, compareMeanings, type IsRenamed } from "./compare-discriminators.ts";
import { differs, type Finding, type Node } from "./finding.ts";
import { differBelow } from "./first-sight.ts";
import type { Side } from "./match.ts";
import type { Alternative, Site } from "./schema.ts";

type Mapping = ReadonlyMap<string, string>;

export interface Context {
  readonly node: Node;
  readonly pointer: string;
  readonly compare: (before: Alternative, after: Alternative) => Node;
  readonly follow: (before: Site, after: Site) => Node;
  /** The same the other way round. */
  readonly reverse: (before: Alternative, after: Alternative) => Node;
}

export function compareBases(before: Side, after: Side, context: Context): void {
  const { node, pointer } = context;
  const [was, is] = [before.schema.discriminator, after.schema.discriminator];
  if (was === null && is === null) return;
  const [mine, theirs] = [before.schema.mapping, after.schema.mapping];
  if (was === null && is !== null && theirs !== null)
    node.findings.push({ rule: "discriminator-added", pointer, after: is });
  if (was !== null && is === null && mine !== null)
    node.findings.push({ rule: "discriminator-removed", pointer, before: was });
  if (was === null || is === null) return;
  if (was !== is)
    node.findings.push({ rule: "discriminator-changed", pointer, before: was, after: is });
  if (mine === null || theirs === null) return;
  const isRenamed: IsRenamed = (left, right) => isOne([left, before], [right, after], context);
  node.findings.push(
    ...compareDefaults(before, after, { pointer, isRenamed }),
    ...compareMappings(mine, theirs, { pointer, isRenamed }),
  );
  compareMeant(before, after, context);
}

/** What a value means on both sides, by one name: the type of the base is the union of these. */
function compareMeant(before: Side, after: Side, { node, follow }: Context): void {
  const [mine, theirs] = [before.schema.mapping, after.schema.mapping];
  for (const [value, name] of mine ?? []) {
    const left = before.normalizer.spec.target(name);
    const right = theirs?.get(value) === name ? after.normalizer.spec.target(name) : undefined;
    if (left && right) node.children.add(follow([left], [right]));
  }
}

function compareMappings(
  mine: Mapping,
  theirs: Mapping,
  { pointer, isRenamed }: { readonly pointer: string; readonly isRenamed: IsRenamed },
): Finding[] {
  if (mine.size + theirs.size === 0) return [];
  const all = { were: new Set(mine.keys()), are: new Set(theirs.keys()), pointer };
  const [left, right] = [valuesByName(mine), valuesByName(theirs)];
  const partners = [...left.keys()].map((name) => {
    const other = right.has(name) ? name : [...right.keys()].find((it) => isRenamed(name, it));
    return [name, other ?? name] as const;
  });
  const rest = [...right.keys()].filter((name) => !partners.some(([, other]) => other === name));
  return [...partners, ...rest.map((name) => [name, name] as const)].flatMap(([name, other]) => {
    const [values, others] = [left.get(name) ?? [], right.get(other) ?? []];
    const isListed = values.length > 0 && others.length > 0;
    return isListed
      ? compareMeanings(values, others, all)
      : compareMeanings(without(values, name), without(others, other), all); // the name is a value where none is listed
  });
}

function valuesByName(mapping: Mapping): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [value, name] of mapping) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

function without(values: readonly string[], name: string): string[] {
  return values.filter((it) => it !== name);
}

/** Two names of one schema: nothing differs, or each side knows one name alone. */
function isOne(
  [was, before]: readonly [string, Side],
  [is, after]: readonly [string, Side],
  { compare, reverse }: Context,
): boolean {
  const [left, right] = [before.normalizer, after.normalizer];
  const [mine, theirs] = [left.spec.target(was), right.spec.target(is)];
  if (!mine || !theirs) return false;
  const isRenamed = !left.spec.target(is) && !right.spec.target(was);
  if (isRenamed)
    return !differBelow({ site: [mine], normalizer: left }, { site: [theirs], normalizer: right });
  const [member, ...others] = left.schema([mine]).alternatives;
  const [counterpart, ...more] = right.schema([theirs]).alternatives;
  if (!member || !counterpart || others.length + more.length > 0) return false;
  return ![compare, reverse].some((it) => differs(it(member, counterpart)));
}
