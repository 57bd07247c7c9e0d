/** Whether values that are listed are within limits that are not told of them. */
import { isMultiple } from "./compare-limits.ts";
import type { Alternative } from "./schema.ts";

interface Row {
  readonly keyword: string;
  readonly keeps: (measure: number, limit: number) => boolean;
}

const ROWS: readonly Row[] = [
  { keyword: "minimum", keeps: (it, limit) => it >= limit },
  { keyword: "maximum", keeps: (it, limit) => it <= limit },
  { keyword: "exclusiveMinimum", keeps: (it, limit) => it > limit },
  { keyword: "exclusiveMaximum", keeps: (it, limit) => it < limit },
  { keyword: "multipleOf", keeps: isMultiple },
  { keyword: "minLength", keeps: (it, limit) => it >= limit },
  { keyword: "maxLength", keeps: (it, limit) => it <= limit },
];

/** True where one side lists its values and all of them are within the limits of the other. */
export function areWithin(before: Alternative, after: Alternative): boolean {
  if (before.values !== null && after.values !== null) return true; // the values say it all
  if (before.values !== null) return before.values.every((value) => isWithin(value, after));
  return after.values !== null && after.values.every((value) => isWithin(value, before));
}

function isWithin(value: unknown, { numbers, patterns }: Alternative): boolean {
  const measure = typeof value === "string" ? [...value].length : value;
  if (typeof measure !== "number") return true;
  const isMatch = typeof value !== "string" || patterns.every((it) => matches(value, it));
  return (
    isMatch &&
    ROWS.every(({ keyword, keeps }) => {
      const limit = numbers.get(keyword);
      return limit === undefined || keeps(measure, limit);
    })
  );
}

/** A pattern in another dialect than ours matches nothing that could be said. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return false;
  }
}
