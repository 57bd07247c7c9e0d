/** The rows by which the tests of the model run, as the configuration has them by default. */
import type { Rows } from "../../scripts/model/rows.ts";

export const ROWS: Rows = {
  twins: [{ in: "query", name: "beta" }],
  paging: [
    {
      name: "cursor",
      items: "data",
      more: "has_more",
      next: { parameter: "after_id", from: "last_id" },
      previous: { parameter: "before_id", from: "first_id" },
    },
    { name: "page", items: "data", next: { parameter: "page", from: "next_page" } },
    { in: "header", name: "link", header: "Link" },
  ],
  names: [],
  idempotent: [],
  ownedHeaders: ["x-api-key", "anthropic-version", "anthropic-beta"],
};
