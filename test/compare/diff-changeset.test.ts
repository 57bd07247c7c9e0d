/** The diff as a changeset: a release of the package that it is for, and what people read of it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runDiff } from "../../scripts/diff-command.ts";
import { temporaryFolder } from "../support/cli.ts";
import { writeVersions } from "../support/three-versions.ts";

/** Runs the command over versions by their index, in a package whose settings stand at the path. */
function diffOf(versions: readonly number[], config: string, sources: readonly string[]) {
  return runDiff({
    sources: versions.map((it) => sources[it] ?? ""),
    format: "text",
    failOn: "never",
    compiler: false,
    today: "2026-11-22",
    config,
    changeset: true,
  });
}

/** What the folder of changesets holds after it. */
async function changesetOf(...versions: readonly number[]): Promise<string> {
  const folder = await temporaryFolder();
  const home = join(folder, "package");
  const kept = join(home, ".changeset");
  const config = join(home, "twinfold.config.json");
  mkdirSync(kept, { recursive: true });
  writeFileSync(config, "{}");
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "orchard", version: "2.0.0" }));
  const { notes } = await diffOf(versions, config, writeVersions(folder));
  const names = readdirSync(kept);
  expect(notes).toEqual([
    names.length === 0
      ? "changeset: none, for nothing changed"
      : `changeset: .changeset/${names.join("")}`,
  ]);
  const text = names.map((name) => readFileSync(join(kept, name), "utf8")).join("");
  expect(text).not.toContain(folder);
  return text;
}

test.each([
  { to: [1], bump: "minor", says: "a new optional property" },
  { to: [2], bump: "major", says: "### Breaking" },
  { to: [1, 2], bump: "major", says: "a new optional property" },
])("asks for a $bump release", async ({ to, bump, says }) => {
  const text = await changesetOf(0, ...to);
  expect(text).toMatch(new RegExp(`^---\n"orchard": ${bump}\n---\n\n(Safe|Breaking): `));
  expect(text).toContain(says);
});

test("is none where nothing changed", async () => {
  expect(await changesetOf(0, 0)).toBe("");
});

test("is refused where no package keeps any", async () => {
  const folder = await temporaryFolder();
  const config = join(folder, "twinfold.config.json");
  writeFileSync(config, "{}");
  const run = diffOf([0, 1, 2], config, writeVersions(folder));
  await expect(run).rejects.toThrow("no package with a folder .changeset");
});
