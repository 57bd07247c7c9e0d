/** Whether two places say the same, all the way down: what does need not be compared. */
import { isAlike, type Walk } from "./alike.ts";
import type { Site } from "./schema.ts";
import { isMap, mapOf, type JsonMap, type Spec } from "./spec.ts";

const SCHEMAS = "#/components/schemas/";

export class Sameness {
  readonly #before: Spec;
  readonly #after: Spec;
  /** References that lead to the same on both sides; found when they are first asked for. */
  #same: ReadonlySet<string> | undefined;
  /** By schema, the last that it was held against, and what came of it. */
  readonly #known = new WeakMap<object, readonly [other: unknown, isSame: boolean]>();

  constructor(before: Spec, after: Spec) {
    this.#before = before;
    this.#after = after;
  }

  /** False may be wrong, where it takes a comparison to tell; true is not. */
  holds(before: Site, after: Site): boolean {
    return (
      before.length === after.length &&
      before.every(({ value }, index) => this.#isSame(value, after[index]?.value))
    );
  }

  #isSame(before: unknown, after: unknown): boolean {
    if (!isMap(before)) return before === after;
    const known = this.#known.get(before);
    if (known !== undefined && known[0] === after) return known[1];
    const walk = this.#walk();
    const isSame = isAlike(before, after, walk) && walk.refs.every((ref) => this.#leadsToSame(ref));
    this.#known.set(before, [after, isSame]);
    return isSame;
  }

  #leadsToSame(ref: string): boolean {
    if (this.#before === this.#after) return true;
    this.#same ??= this.#find();
    return this.#same.has(whole(ref));
  }

  #walk(): Walk {
    const isOneDialect = this.#before.refStandsAlone === this.#after.refStandsAlone;
    return { refs: [], isOneDialect };
  }

  /** The greatest fixpoint: a schema is the same unless it, or one that it leads to, says something else. */
  #find(): Set<string> {
    const [mine, theirs] = [schemasOf(this.#before), schemasOf(this.#after)];
    const same = new Set<string>();
    const referring = new Map<string, string[]>();
    for (const [name, schema] of Object.entries(mine)) {
      const walk = this.#walk();
      if (!Object.hasOwn(theirs, name) || !isAlike(schema, theirs[name], walk)) continue;
      same.add(SCHEMAS + name);
      for (const ref of walk.refs) {
        const names = referring.get(whole(ref)) ?? [];
        names.push(SCHEMAS + name);
        referring.set(whole(ref), names);
      }
    }
    const changed = new Set([...referring.keys()].filter((ref) => !same.has(ref)));
    for (const ref of changed)
      for (const it of referring.get(ref) ?? []) {
        changed.add(it); // a Set is walked as it grows
        same.delete(it);
      }
    return same;
  }
}

function schemasOf({ root }: Spec): JsonMap {
  return mapOf(mapOf(mapOf(root.value)["components"])["schemas"]);
}

/** A bare name is that of a schema. */
function whole(ref: string): string {
  return ref.startsWith("#") ? ref : SCHEMAS + ref;
}
