/** The named schemas that hold a place, directly or through others: a client exports a type of each. */
import { entriesOf, inside, isMap, keysOf, type Spec } from "./spec.ts";

const NAMED = "#/components/schemas/";

export class Holders {
  readonly #spec: Spec;
  /** By name, who refers to it; made when it is first asked for. */
  #referring: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly #found = new Map<string, readonly string[]>();

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /** Sorted; undefined where the place is in no named schema of this description. */
  of(pointer: string): readonly string[] | undefined {
    const [first, second, name] = keysOf(pointer);
    if (first !== "components" || second !== "schemas" || name === undefined) return undefined;
    this.#referring ??= referringIn(this.#spec);
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    if (!this.#referring.has(name)) return undefined;
    const holders = new Set([name]);
    for (const holder of holders)
      for (const it of this.#referring.get(holder) ?? []) holders.add(it);
    const found = [...holders].toSorted();
    this.#found.set(name, found);
    return found;
  }
}

function referringIn({ root }: Spec): Map<string, Set<string>> {
  const schemas = entriesOf(inside(root, "components", "schemas"));
  const referring = new Map(schemas.map(([name]) => [name, new Set<string>()]));
  for (const [name, { value }] of schemas)
    for (const target of namesIn(value)) referring.get(target)?.add(name);
  return referring;
}

/** What a schema refers to by name, mappings of discriminators included. */
function namesIn(schema: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [schema];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === "string" && value.startsWith(NAMED)) {
      const [name] = keysOf(value.slice(NAMED.length - 1));
      if (name !== undefined) names.add(name);
    } else if (Array.isArray(value)) open.push(...(value as unknown[]));
    else if (isMap(value)) open.push(...Object.values(value));
  }
  return names;
}
