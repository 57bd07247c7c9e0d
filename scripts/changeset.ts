/** A changeset: what the next release tells its users, and which kind of release that has to be. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiffReport } from "./compare/index.ts";

export interface Entry {
  /** By which the file is named: the same update writes the same file. */
  readonly id: string;
  readonly semver: DiffReport["semver"];
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export const FOLDER = ".changeset";

/** Writes the entry where the package at `folder` keeps changesets. @returns the names of the files written: one or none */
export async function writeChangeset(folder: string, entry: Entry): Promise<readonly string[]> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
  if (text === undefined || !existsSync(join(folder, FOLDER))) return [];
  const { name, version = "0.0.0" } = JSON.parse(text) as { name?: string; version?: string }; // npm's own form
  const bump = bumpOf(version, entry.semver);
  if (name === undefined || bump === undefined) return [];
  const file = `${FOLDER}/description-${entry.id.slice(0, 12)}.md`;
  await writeFile(join(folder, file), changesetText({ name, bump, ...entry }));
  return [file];
}

export type Bump = "major" | "minor" | "patch";

export function changesetText(
  entry: Pick<Entry, "title" | "body"> & { readonly name: string; readonly bump: Bump },
): string {
  const { name, bump, title, body } = entry;
  return `---\n${JSON.stringify(name)}: ${bump}\n---\n\n${title}\n\n${body.trim()}\n`;
}

/** Before 1.0.0 the second number tells of breaking changes and the third of all others, as `^0.1.0` understands it. */
export function bumpOf(version: string, semver: DiffReport["semver"]): Bump | undefined {
  if (semver === "none") return undefined;
  if (!version.startsWith("0.")) return semver;
  return semver === "major" ? "minor" : "patch";
}
