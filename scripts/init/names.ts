/** Names that the rules leave open, settled in the settings that were just written. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../diagnostics.ts";
import { SETTINGS } from "./settings.ts";

/** The settings that take rows, and the field by which theirs are told. */
const LISTS = [
  { setting: "names", of: "operation" },
  { setting: "typeNames", of: "schema" },
];

/**
 * Writes the rows that would settle the problems, each with what it settles as its reason, and gives their number:
 * 0, with nothing written, where one of the problems is of another kind or there are rows already.
 */
export async function settleNames(folder: string, problems: readonly Problem[]): Promise<number> {
  const path = join(folder, SETTINGS);
  const text = await readFile(path, "utf8");
  const rows = problems.flatMap(({ message, settledBy = [] }) =>
    settledBy.map((row) => ({ ...row, reason: message })),
  );
  const lists = LISTS.map(({ setting, of }) => ({
    empty: `"${setting}": []`,
    rows: rows.flatMap((row) => (of in row ? [`\n    ${JSON.stringify(row)}`] : [])),
  })).filter((list) => list.rows.length > 0);
  const isOpen = problems.some(({ settledBy }) => settledBy === undefined);
  if (isOpen || lists.some(({ empty }) => !text.includes(empty))) return 0;
  const settled = lists.reduce(
    (before, list) =>
      before.replace(list.empty, () => `${list.empty.slice(0, -1)}${list.rows.join(",")}\n  ]`),
    text,
  );
  await writeFile(path, settled);
  return rows.length;
}
