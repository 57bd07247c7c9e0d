/** Twin schemas: `BetaX` is `X` where they are equal all the way down. Nothing else is ever merged. */
import { equalSchemas } from "./equal.ts";
import { keyOf, type Schemas } from "./references.ts";

/**
 * Keys of the schemas that are another one, by the greatest fixpoint over references: all pairs are taken to be equal
 * until one is seen to differ, and with it every pair that relies on it.
 */
export function aliasesOf(
  schemas: Schemas,
  typeNames: ReadonlyMap<string, string>,
): Map<string, string> {
  const keys = new Map([...typeNames].map(([key, name]) => [name, key]));
  const pairs = new Map<string, string>();
  for (const [key, name] of typeNames) {
    const twin = name.startsWith("Beta") ? keys.get(name.slice("Beta".length)) : undefined;
    if (twin !== undefined) pairs.set(key, twin);
  }
  const reliedOnBy = new Map<string, Set<string>>();
  const unequal: string[] = [];
  for (const [beta, ga] of pairs) {
    const same = (left: string, right: string): boolean => {
      const [a, b] = [keyOf(left), keyOf(right)];
      if (a === b) return true;
      const pair = pairs.get(a) === b ? a : pairs.get(b) === a ? b : undefined;
      if (pair !== undefined) reliedOnBy.set(pair, (reliedOnBy.get(pair) ?? new Set()).add(beta));
      return pair !== undefined;
    };
    if (!equalSchemas(schemas[beta] ?? {}, schemas[ga] ?? {}, same)) unequal.push(beta);
  }
  for (let pair = unequal.pop(); pair !== undefined; pair = unequal.pop())
    if (pairs.delete(pair)) unequal.push(...(reliedOnBy.get(pair) ?? []));
  return pairs;
}
