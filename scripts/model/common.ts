/** The types that two models have in common. */
import { equalSchemas } from "./equal.ts";
import { keyOf, type Schemas } from "./references.ts";
import { referencesIn } from "./subschemas.ts";
import type { TypeName } from "./types.ts";

/** Of one name on both sides and equal all the way down, whatever annotations say. */
export function commonTypes(before: Schemas, after: Schemas): Set<TypeName> {
  const common = new Set<TypeName>();
  const usedBy = new Map<TypeName, TypeName[]>();
  const differing: TypeName[] = [];
  for (const name of Object.keys({ ...before, ...after })) {
    const [mine, theirs] = [before[name], after[name]];
    const isEqual = mine !== undefined && theirs !== undefined && equalSchemas(mine, theirs);
    if (isEqual) common.add(name);
    else differing.push(name);
    for (const used of [...referencesIn(mine ?? {})].map(keyOf))
      usedBy.set(used, [...(usedBy.get(used) ?? []), name]);
  }
  for (let name = differing.pop(); name !== undefined; name = differing.pop())
    differing.push(...(usedBy.get(name) ?? []).filter((user) => common.delete(user)));
  return common;
}
