/** What is said of a value beside a schema's own words: by what its references and parts lead to. */
import {
  inside,
  isMap,
  type Located,
  mapOf,
  membersOf,
  type Spec,
  refOf,
  valueIn,
} from "./spec.ts";

const MAX_STEPS = 100;
const COMBINATIONS = ["allOf", "oneOf", "anyOf"];

/** The schema, and what its references and its only parts lead to. */
export function wayOf(located: Located, spec: Spec): Located[] {
  const way: Located[] = [];
  let here: Located | undefined = located;
  while (here !== undefined && isMap(here.value) && way.length < MAX_STEPS) {
    way.push(here);
    const ref: string | null = refOf(here.value);
    here = ref === null ? onlyPart(here) : spec.target(ref);
  }
  return way;
}

/** Whether the mark is on the way, or on that of one of several parts: each of them applies to the value. */
export function isMarked(
  way: readonly Located[],
  mark: string,
  spec: Spec,
  seen: Set<unknown> = new Set(),
): boolean {
  return way.some((place) => {
    const map = mapOf(place.value);
    if (map[mark] === true) return true;
    if (map["allOf"] === undefined || seen.has(map)) return false;
    seen.add(map);
    const parts = membersOf(inside(place, "allOf"));
    return parts.some((part) => isMarked(wayOf(part, spec), mark, spec, seen));
  });
}

/** The one part of an allOf or a union, null aside. */
function onlyPart(located: Located): Located | undefined {
  const parts = COMBINATIONS.filter((keyword) => Array.isArray(valueIn(located, keyword)))
    .flatMap((keyword) => membersOf(inside(located, keyword)))
    .filter(({ value }) => !isMap(value) || value["type"] !== "null");
  return parts.length === 1 ? parts[0] : undefined;
}
