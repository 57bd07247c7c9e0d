/** What asks for nothing beside the rest of an alternative, once all parts of it are put together. */
import type { Alternative } from "./schema.ts";
import { isMap } from "./spec.ts";

/** The same alternative without it. */
export function withoutRedundant(alternative: Alternative): Alternative {
  if (alternative.type === "any") return alternative;
  const bare = withoutBareCase(alternative);
  if (bare.type === "object") return withoutMetDemands(bare);
  return bare.type === "array" ? withoutMetCounts(bare) : bare;
}

/** A condition that nothing follows from. */
function withoutBareCase(it: Alternative): Alternative {
  const { conditions } = it;
  const asks = !conditions.has("if") || conditions.has("then") || conditions.has("else");
  return asks ? it : { ...it, conditions: without(conditions, "if") };
}

/** What is required anyway need not be demanded, nor counted; what a required name demands is required. */
function withoutMetDemands(it: Alternative): Alternative {
  if (it.demands.size === 0 && !it.numbers.has("minProperties")) return it;
  const required = new Set(it.required);
  for (const name of required)
    // grows while it is walked
    for (const other of it.demands.get(`dependentRequired ${name}`) ?? []) required.add(other);
  const demands = [...it.demands].flatMap(([key, names]) => {
    const open = names.filter((name) => !required.has(name));
    return open.length === 0 ? [] : [[key, open] as const];
  });
  const isCounted = (it.numbers.get("minProperties") ?? Infinity) <= required.size;
  const numbers = isCounted ? without(it.numbers, "minProperties") : it.numbers;
  return { ...it, required, numbers, demands: new Map(demands) };
}

const COUNTS = ["minContains", "maxContains"];

/** Counts of what no `contains` names; a `contains` that may be met no time; one that any item meets. */
function withoutMetCounts(it: Alternative): Alternative {
  const { numbers, conditions } = it;
  const isCounted = conditions.has("contains") || COUNTS.some((keyword) => numbers.has(keyword));
  if (!isCounted) return it;
  const least = numbers.get("minContains") ?? 1;
  const most = numbers.get("maxContains");
  const [contained] = conditions.get("contains") ?? [];
  const uncounted = without(numbers, ...COUNTS);
  if (contained === undefined) return { ...it, numbers: uncounted };
  if (least === 0 && most === undefined)
    return { ...it, numbers: uncounted, conditions: without(conditions, "contains") };
  if (isMap(contained.value) && Object.keys(contained.value).length === 0) {
    const count = new Map(uncounted);
    count.set("minItems", Math.max(least, numbers.get("minItems") ?? 0));
    if (most !== undefined) count.set("maxItems", Math.min(most, numbers.get("maxItems") ?? most));
    return { ...it, numbers: count, conditions: without(conditions, "contains") };
  }
  return least === 1 ? { ...it, numbers: without(numbers, "minContains") } : it;
}

function without<T>(
  map: ReadonlyMap<string, T>,
  ...keys: readonly string[]
): ReadonlyMap<string, T> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}
