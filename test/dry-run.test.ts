/** What a regeneration would change, and has changed, for the importers of the client. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { GenerateOptions } from "../scripts/generate-input.ts";
import { generate, isStale } from "../scripts/generate.ts";
import { reportGeneration } from "../scripts/report.ts";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";

const ORCHARD = join(ROOT, "test/fixtures/orchard.yaml");

const orchard = (): Promise<string> => readFile(ORCHARD, "utf8");

async function generated(out: string, spec: string, options: Partial<GenerateOptions> = {}) {
  const generation = await generate({ spec, out, ...options });
  return { stale: isStale(generation.state), report: reportGeneration(generation) };
}

const fromStdin = (text: string): Pick<GenerateOptions, "readStdin"> => ({
  readStdin: () => Promise.resolve(Buffer.from(text)),
});

const withoutFruit = async (): Promise<Partial<GenerateOptions>> =>
  fromStdin((await orchard()).replaceAll("Fruit", "Berry").replace("/trees:", "/bushes:"));

describe("what a description would change", () => {
  test("is shown as a diff of exports by --check, which writes nothing and exits 1", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    const run = await twinfold(["generate", "--spec", "-", "--out", out, "--check"], {
      stdin: (await orchard()).replaceAll("Fruit", "Berry"),
    });
    expect(run.code).toBe(1);
    expect(run.stdout.split("\n")).toEqual(
      expect.arrayContaining(["changed exports:", "  + interface Berry", "  - interface Fruit"]),
    );
    expect(run.stdout.trimEnd()).toMatch(/\nrun twinfold generate, and commit what it writes$/);
    const fresh = await generated(out, ORCHARD, { check: true });
    expect(fresh.stale).toBe(false);
    const told = fresh.report.text.split("\n").filter((line) => !line.startsWith("note: "));
    expect(told).toEqual([
      "2 operations fold into 2 methods",
      `every file is up to date in ${out}`,
    ]);
  });

  test("is data as well, and a dry run shows it without failing", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    const { report } = await generated(out, "-", { ...(await withoutFruit()), dryRun: true });
    expect(report.text).toMatch(/^ {2}- trees\.list\(.*\): Paged<Tree, TreePage>$/m);
    expect(report.data).toMatchObject({
      dry: true,
      exports: expect.arrayContaining([
        expect.objectContaining({ change: "removed", kind: "method", name: "trees.list" }),
      ]),
    });
    expect(await generated(out, ORCHARD, { check: true })).toMatchObject({ stale: false });
  });

  test("is noted where it renames or drops an export", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    const { report } = await generated(out, "-", await withoutFruit());
    expect(report.text).toContain("note: the interface Fruit is now Berry");
    expect(report.text).toContain("note: the method trees.list is no longer exported");
  });
});
