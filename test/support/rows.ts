/** The rows by which the tests of the model run: those of a configuration that says nothing, and this API's own headers. */
import { parse } from "valibot";
import type { Rows } from "../../scripts/model/rows.ts";
import { settings } from "../../scripts/settings.ts";

const { twins, paging } = parse(settings, {});

export const ROWS: Rows = {
  twins,
  paging,
  names: [],
  idempotent: [],
  ownedHeaders: ["x-api-key", "anthropic-version", "anthropic-beta"],
};
