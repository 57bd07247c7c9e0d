/** The release step finds every package that it is to release, and leaves no version behind. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./support/cli.ts";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly workspaces: readonly string[];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), "utf8")) as T;
const root = read<Package>("package.json");
const packages = new Map(
  root.workspaces.map((folder) => [folder, read<Package>(join(folder, "package.json"))]),
);

test("every package that is released together is a workspace: changesets knows no other, not even the root", () => {
  const { fixed } = read<{ readonly fixed: readonly string[][] }>(".changeset/config.json");
  expect([...packages.values()].map(({ name }) => name).toSorted()).toEqual(
    fixed.flat().toSorted(),
  );
});

test("package-lock.json has the versions of the packages", () => {
  const lock = read<{ readonly packages: Record<string, Package> }>("package-lock.json");
  for (const [folder, { version }] of packages)
    expect(lock.packages[folder === "." ? "" : folder]?.version).toBe(version);
});
