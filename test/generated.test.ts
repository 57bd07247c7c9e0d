/** The client says which description it was made from. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { API_VERSION, SPEC_SHA256 } from "../src/index.ts";
import { ROOT } from "./support/cli.ts";

test("the version and the hash of the description are exported", async () => {
  const { spec } = JSON.parse(await readFile(join(ROOT, "twinfold.config.json"), "utf8")) as {
    readonly spec: string;
  };
  const bytes = await readFile(join(ROOT, spec));
  expect(API_VERSION).toBe("2026-03-31");
  expect(SPEC_SHA256).toBe(createHash("sha256").update(bytes).digest("hex"));
});
