/** Two schemas that others are made of by allOf: a discriminator tells those others apart. */
import { compareDefaults, compareMeanings, type IsRenamed } from "./compare-discriminators.ts";
import type { Finding, Node } from "./finding.ts";
import { differBelow } from "./first-sight.ts";
import type { Side } from "./match.ts";

export function compareBases(
  before: Side,
  after: Side,
  { node, pointer }: { readonly node: Node; readonly pointer: string },
): void {
  const [was, is] = [before.schema.discriminator, after.schema.discriminator];
  if (was === null || is === null) return;
  if (was !== is)
    node.findings.push({ rule: "discriminator-changed", pointer, before: was, after: is });
  const isRenamed: IsRenamed = (mine, theirs) => isSameCalled([mine, before], [theirs, after]);
  node.findings.push(
    ...compareDefaults(before, after, { pointer, isRenamed }),
    ...compareMappings(before, after, { pointer, isRenamed }),
  );
}

function compareMappings(
  before: Side,
  after: Side,
  { pointer, isRenamed }: { readonly pointer: string; readonly isRenamed: IsRenamed },
): Finding[] {
  const [mine, theirs] = [before.schema.mapping, after.schema.mapping];
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

function valuesByName(
  mapping: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [value, name] of mapping) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

function without(values: readonly string[], name: string): string[] {
  return values.filter((it) => it !== name);
}

/** A schema that only one side has by that name, and the other one by another. */
function isSameCalled(
  [mine, before]: readonly [string, Side],
  [theirs, after]: readonly [string, Side],
): boolean {
  const [left, right] = [before.normalizer, after.normalizer];
  const [was, is] = [left.spec.target(mine), right.spec.target(theirs)];
  if (!was || !is || left.spec.target(theirs) || right.spec.target(mine)) return false;
  return !differBelow({ site: [was], normalizer: left }, { site: [is], normalizer: right });
}
