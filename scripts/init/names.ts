/** Names that the rules leave open, settled in the settings that were just written. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../diagnostics.ts";
import { inLine, SETTINGS } from "./settings.ts";

/** The settings that take rows, and the field by which theirs are told. */
const LISTS = [
  { setting: "names", of: "operation" },
  { setting: "typeNames", of: "schema" },
];

/** Each stage tells its clashes at once, and there are three; what is open after this many rounds stays so. */
const ROUNDS = 5;

type SettlingRow = NonNullable<Problem["settledBy"]>[number] & { readonly reason: string };

/** What is settled may clash with what a later stage names: rows are proposed round by round. */
export class Proposals {
  readonly #path: string;
  /** By what they are about: the last word counts. */
  readonly #rows = new Map<string, SettlingRow>();
  /** The settings without them. */
  #text: string | undefined;
  #rounds = 0;

  constructor(folder: string) {
    this.#path = join(folder, SETTINGS);
  }

  /** How many names have been proposed. */
  get count(): number {
    return this.#rows.size;
  }

  /**
   * Writes the rows that would settle the problems, each with what it settles as its reason, and tells whether it did:
   * nothing is written where one of the problems is of another kind, there are rows of others, or it is no use.
   */
  async settle(problems: readonly Problem[]): Promise<boolean> {
    this.#text ??= await readFile(this.#path, "utf8");
    const rows = problems.flatMap(({ message, settledBy = [] }) =>
      settledBy.map((row): SettlingRow => ({ ...row, reason: message })),
    );
    const isOpen = problems.some(({ settledBy }) => settledBy === undefined);
    if (isOpen || ++this.#rounds > ROUNDS) return false;
    for (const row of rows) this.#rows.set(subjectOf(row), row);
    const settled = withRows(this.#text, [...this.#rows.values()]);
    if (settled === undefined) return false;
    await writeFile(this.#path, settled);
    return true;
  }
}

function subjectOf(row: SettlingRow): string {
  return JSON.stringify({ ...row, name: "", reason: "" });
}

/** Undefined where a list has rows already. */
function withRows(text: string, rows: readonly SettlingRow[]): string | undefined {
  const lists = LISTS.map(({ setting, of }) => ({
    empty: `"${setting}": []`,
    rows: rows.flatMap((row) => (of in row ? [`\n    ${inLine(row)}`] : [])),
  })).filter((list) => list.rows.length > 0);
  if (lists.some(({ empty }) => !text.includes(empty))) return undefined;
  return lists.reduce(
    (before, list) =>
      before.replace(list.empty, () => `${list.empty.slice(0, -1)}${list.rows.join(",")}\n  ]`),
    text,
  );
}
