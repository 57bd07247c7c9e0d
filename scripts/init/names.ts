/** Names that the rules leave open, settled in the settings that were just written. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../diagnostics.ts";
import { SETTINGS } from "./settings.ts";

/**
 * Writes the rows that would settle the problems, each with what it settles as its reason, and gives their number:
 * 0, with nothing written, where one of the problems is of another kind or there are rows already.
 */
export async function settleNames(folder: string, problems: readonly Problem[]): Promise<number> {
  const path = join(folder, SETTINGS);
  const text = await readFile(path, "utf8");
  const empty = '"names": []';
  if (!text.includes(empty) || problems.some(({ settledBy }) => settledBy === undefined)) return 0;
  const rows = problems.flatMap(({ message, settledBy = [] }) =>
    settledBy.map((row) => JSON.stringify({ ...row, reason: message })),
  );
  const list = rows.map((row) => `\n    ${row}`).join(",");
  await writeFile(
    path,
    text.replace(empty, () => `"names": [${list}\n  ]`),
  );
  return rows.length;
}
