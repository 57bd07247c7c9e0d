/** How far references lead. */
import { keyOf, type Schemas } from "./references.ts";
import { referencesIn } from "./subschemas.ts";

/** Those keys and all to which they lead, directly or through others. */
export function reachedFrom(keys: Iterable<string>, schemas: Schemas): ReadonlySet<string> {
  const reached = new Set(keys); // what is added while it is walked is walked as well
  for (const key of reached)
    for (const reference of referencesIn(schemas[key] ?? {})) reached.add(keyOf(reference));
  return reached;
}

/** Those keys and all that lead to them along the edges, directly or through others. */
export function reachingTo(
  keys: Iterable<string>,
  edges: Iterable<readonly [from: string, to: string]>,
): Set<string> {
  const sources = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const before = sources.get(to);
    if (before === undefined) sources.set(to, [from]);
    else before.push(from);
  }
  const reaching = new Set(keys); // what is added while it is walked is walked as well
  for (const key of reaching) for (const source of sources.get(key) ?? []) reaching.add(source);
  return reaching;
}
