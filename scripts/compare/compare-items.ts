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

interface Reshaping {
  readonly rule: RuleId;
  readonly when: (before: number, after: number) => boolean;
  /** What says the same of the types, and more. */
  readonly covered: readonly RuleId[];
}

/** Tuples have their length in their types, which are closed whatever may follow on the wire. */
const RESHAPINGS: readonly Reshaping[] = [
  { rule: "tuple-became-array", when: (_, after) => after === 0, covered: ["items-untyped"] },
  { rule: "array-became-tuple", when: (before) => before === 0, covered: ["items-typed"] },
  { rule: "tuple-resized", when: () => true, covered: ["tuple-extended", "tuple-shortened"] },
];

export function compareItems(before: Alternative, after: Alternative, context: Context): void {
  const [mine, theirs] = [before.prefix, after.prefix];
  const told = new Map<RuleId, Site | null>();
  const count = Math.max(mine.length, theirs.length);
  const first = mine.length > 0 && theirs.length > 0 ? FIRST : REST;
  for (let index = 0; index < count; index++) {
    const places = [mine[index] ?? before.items, theirs[index] ?? after.items] as const;
    const rule = compareItem(places, first, context);
    if (rule !== undefined && !told.has(rule)) told.set(rule, theirs[index] ?? null);
  }
  const shown = { before: mine.length, after: theirs.length };
  for (const [rule, site] of told) context.add(rule, site, shown);
  if (count === 0 || !endsAt(count, before) || !endsAt(count, after)) {
    const rule = compareItem([before.items, after.items], REST, context);
    if (rule !== undefined && !told.has(rule)) context.add(rule, after.items || null);
  }
  const reshaped = reshapingOf(before, after, told);
  if (reshaped !== undefined) context.add(reshaped, null, shown);
}

function reshapingOf(
  before: Alternative,
  after: Alternative,
  told: ReadonlyMap<RuleId, unknown>,
): RuleId | undefined {
  const [mine, theirs] = [before.prefix.length, after.prefix.length];
  const length = Math.max(mine, theirs);
  if (hasLength(length, before) && hasLength(length, after)) return undefined;
  const found = RESHAPINGS.find(({ when }) => when(mine, theirs));
  return found?.covered.some((rule) => told.has(rule)) ? undefined : found?.rule;
}

/** Whether no item follows that many places. */
function endsAt(count: number, { numbers }: Alternative): boolean {
  return (numbers.get("maxItems") ?? Infinity) <= count;
}

/** By its places, or by its limits: so many items of one type are a tuple, spelled otherwise. */
function hasLength(length: number, { prefix, numbers }: Alternative): boolean {
  const limits = [numbers.get("minItems"), numbers.get("maxItems")];
  return prefix.length === length || limits.every((limit) => limit === length);
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
