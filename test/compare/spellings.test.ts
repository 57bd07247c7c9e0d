/** The project's own descriptions in other spellings: no change at all. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changesBothWays, changesOf } from "../support/diff.ts";
import { SPELLINGS } from "../support/respell.ts";
import { shuffled } from "../support/shuffle.ts";
import { readTree } from "../support/tree.ts";

const FOLDER = join(import.meta.dirname, "../../spec");
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));

describe.each(NAMES)("%s", (name) => {
  const description = readTree(join(FOLDER, name));

  test("is itself", async () => {
    expect(await changesOf(description, structuredClone(description))).toEqual([]);
  });

  test("is itself in another order", async () => {
    expect(await changesOf(description, shuffled(description, 3))).toEqual([]);
  });

  test.each(SPELLINGS)("is itself with $name", async ({ of }) => {
    const other = of(description);
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(description));
    expect(await changesBothWays(description, other)).toEqual([[], []]);
  });
});
