/** A list of seven items, answered by page. */
import { type Script, sendJson } from "./loopback.ts";

export const all = Array.from({ length: 7 }, (_, i) => ({ id: `b${i}` }));

/** Pages of `limit` (2 by default) over `all`, as the API pages. */
export const pages: Script = (request, response) => {
  const query = new URL(request.url, "http://x").searchParams;
  const limit = Number(query.get("limit") ?? 2);
  const before = query.get("before_id");
  const place = (id: string | null): number => all.findIndex((item) => item.id === id);
  const start =
    before === null ? place(query.get("after_id")) + 1 : Math.max(0, place(before) - limit);
  const end = before === null ? start + limit : place(before);
  const data = all.slice(start, end);
  sendJson(response, {
    data,
    has_more: before === null ? end < all.length : start > 0,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  });
};
