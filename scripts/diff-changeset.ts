/** A diff as a changeset: what the next release tells its users of the versions that were compared. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Entry, FOLDER, writeChangeset } from "./changeset.ts";
import { asMarkdown, type DiffReport, snapshot } from "./compare/index.ts";
import type { Step, Version } from "./diff.ts";
import { ProblemsError } from "./diagnostics.ts";

/** @throws ProblemsError where the package at `folder` keeps no changesets. */
export function refuseWithoutChangesets(folder: string): void {
  if (existsSync(join(folder, FOLDER)) && existsSync(join(folder, "package.json"))) return;
  throw new ProblemsError([
    {
      code: "usage",
      message: `--changeset: beside the configuration there is no package with a folder ${FOLDER}`,
      advice: "run it in the package to release, after `npx @changesets/cli init`",
    },
  ]);
}

/** The same diff writes the same file. @returns what is to be said of it */
export async function writeDiffChangeset(folder: string, steps: readonly Step[]): Promise<string> {
  const files = await writeChangeset(folder, entryOf(steps));
  return files.length === 0
    ? "changeset: none, for nothing changed"
    : `changeset: ${files.join(", ")}`;
}

function entryOf(steps: readonly Step[]): Entry {
  const changes = steps.flatMap(({ report }) => report.changes);
  const fingerprints = changes.map(({ fingerprint }) => fingerprint).join("\n");
  const names = [...steps.slice(0, 1).map(({ before }) => before), ...steps.map((it) => it.after)];
  return {
    id: createHash("sha256").update(fingerprints).digest("hex"),
    semver: releaseOf(steps),
    title: `${changes.some(({ level }) => level === "breaking") ? "Breaking" : "Safe"}: ${names.map((it) => nameOf(it)).join(" → ")}`,
    body: steps.map(({ report }) => asMarkdown({ ...report, compiler: [] })).join("\n\n"),
  };
}

/** As it calls itself; a path would say where it was compared. */
function nameOf(version: Version): string {
  const { title, version: number } = snapshot(version);
  const words = [title, number].filter((it) => it !== null).join(" ");
  return words.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim() || "a description without a name";
}

/** The highest that one of the steps asks for. */
function releaseOf(steps: readonly Step[]): DiffReport["semver"] {
  const falling = ["major", "minor", "patch", "none"] as const;
  return falling.find((it) => steps.some(({ report }) => report.semver === it)) ?? "none";
}
