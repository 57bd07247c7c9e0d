/** One page of a list, by cursors in both directions. */

import { refuse, type Refusal } from "./errors.ts";

/** A page as the API shows it. */
export interface Page<T> {
  readonly data: readonly T[];
  /** Whether there are more objects in the direction of paging. */
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

/** The page of `items` (first to last) that `after_id` or `before_id` and `limit` ask for. */
export function pageOf<T extends { readonly id: string }>(
  items: readonly T[],
  query: URLSearchParams,
): Page<T> | Refusal {
  const limit = limitOf(query);
  if (typeof limit !== "number") return limit;
  const after = query.get("after_id");
  const before = query.get("before_id");
  if (after !== null && before !== null) {
    return refuse("invalid_request_error", "after_id, before_id: only one of the two may be given");
  }
  const cursor = after ?? before;
  if (cursor === null) return slice(items, 0, limit, false);
  const place = items.findIndex(({ id }) => id === cursor);
  if (place < 0) {
    const name = after === null ? "before_id" : "after_id";
    return refuse("invalid_request_error", `${name}: there is no object with the id '${cursor}'`);
  }
  if (after !== null) return slice(items, place + 1, place + 1 + limit, false);
  return slice(items, Math.max(0, place - limit), place, true);
}

function slice<T extends { readonly id: string }>(
  items: readonly T[],
  start: number,
  end: number,
  backwards: boolean,
): Page<T> {
  const data = items.slice(start, end);
  return {
    data,
    has_more: backwards ? start > 0 : end < items.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}

function limitOf(query: URLSearchParams): number | Refusal {
  const text = query.get("limit");
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(limit))
    return refuse("invalid_request_error", "limit: Input should be a valid integer");
  if (limit < 1)
    return refuse("invalid_request_error", "limit: Input should be greater than or equal to 1");
  if (limit > MAX_LIMIT) {
    return refuse(
      "invalid_request_error",
      `limit: Input should be less than or equal to ${MAX_LIMIT}`,
    );
  }
  return limit;
}
