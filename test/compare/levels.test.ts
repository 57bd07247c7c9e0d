/** Levels that a configuration sets in place of the rules' own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answered, changesOf } from "../support/diff.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "twinfold-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configOf(levels: object): string {
  const config = join(folder, "twinfold.config.json");
  writeFileSync(config, JSON.stringify({ levels }));
  return config;
}

const before = answered({ enum: ["a", "b"] });
const after = answered({ enum: ["a", "b", "c"] });

test("a rule has the level that the configuration gives it", async () => {
  const config = configOf({ "enum-value-added": "breaking" });
  const [change] = await changesOf(before, after, { config });
  expect(change).toMatchObject({ id: "enum-value-added", level: "breaking", wire: "info" });
});

test("a level of no rule is refused", async () => {
  const config = configOf({ "enum-value-aded": "breaking" });
  await expect(changesOf(before, after, { config })).rejects.toThrow(/enum-value-aded is no rule/);
});
