/** Two arrays, place by place, then what follows. */
import { type Context, opened } from "./inner.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative, Site } from "./schema.ts";

/** What a place was, and is: of a schema, anything (null), or nothing (false). */
type Place = Site | false | null;

interface ItemRules {
  readonly typed: RuleId;
  readonly untyped: RuleId;
}

const FIRST: ItemRules = { typed: "tuple-extended", untyped: "tuple-shortened" };
const REST: ItemRules = { typed: "items-typed", untyped: "items-untyped" };

export function compareItems(before: Alternative, after: Alternative, context: Context): void {
  const [mine, theirs] = [before.prefix, after.prefix];
  const told = new Map<RuleId, Site | null>();
  const count = Math.max(mine.length, theirs.length);
  for (let index = 0; index < count; index++) {
    const places = [mine[index] ?? before.items, theirs[index] ?? after.items] as const;
    const rule = compareItem(places, FIRST, context);
    if (rule !== undefined && !told.has(rule)) told.set(rule, theirs[index] ?? null);
  }
  const shown = { before: mine.length, after: theirs.length };
  for (const [rule, site] of told) context.add(rule, site, shown);
  if (count > 0 && endsAt(count, before) && endsAt(count, after)) return;
  const rule = compareItem([before.items, after.items], REST, context);
  if (rule !== undefined && !told.has(rule)) context.add(rule, after.items || null);
}

/** Whether no item follows that many places. */
function endsAt(count: number, { numbers }: Alternative): boolean {
  return (numbers.get("maxItems") ?? Infinity) <= count;
}

/** What became of a place of no schema on one of the sides. */
function compareItem(
  [before, after]: readonly [Place, Place],
  { typed, untyped }: ItemRules,
  { node, inner }: Context,
): RuleId | undefined {
  if (before && after && inner.isSame(before, after)) return undefined;
  const [mine, theirs] = [opened(before, "before", inner), opened(after, "after", inner)];
  if (mine && theirs) {
    node.children.add(inner.compare(mine, theirs));
    return undefined;
  }
  if (mine === theirs) return undefined;
  if (theirs === false) return "items-refused";
  if (mine === false) return "items-allowed";
  return mine === null ? typed : untyped;
}
