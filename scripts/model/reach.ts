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
