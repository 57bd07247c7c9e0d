/** The command line from outside: what it writes and says, and with which exit code. */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { GenerateOptions } from "../scripts/generate-input.ts";
import { generate, isStale } from "../scripts/generate.ts";
import { reportGeneration } from "../scripts/report.ts";
import PACKAGE from "../scripts/package.json" with { type: "json" };
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";

const ORCHARD = join(ROOT, "test/fixtures/orchard.yaml");
const FILES = ["api.md", "index.ts", "manifest.json", "methods.ts", "schema.ts"];

const orchard = (): Promise<string> => readFile(ORCHARD, "utf8");

const lines = (text: string): string[] => text.trimEnd().split("\n");

/** What the command does and tells, without a process of its own. */
async function generated(out: string, spec: string, options: Partial<GenerateOptions> = {}) {
  const generation = await generate({ spec, out, ...options });
  return { stale: isStale(generation.state), report: reportGeneration(generation) };
}

const fromStdin = (text: string): Pick<GenerateOptions, "readStdin"> => ({
  readStdin: () => Promise.resolve(Buffer.from(text)),
});

describe("generate", () => {
  test("makes the five files from a path", async () => {
    const out = await temporaryFolder();
    const run = await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(lines(run.stdout).slice(0, 3)).toEqual([
      "2 operations fold into 2 methods, none with a twin:",
      "  trees.harvest  GET /trees/{tree}/harvest",
      "  trees.list     GET /trees",
    ]);
    expect((await readdir(out)).toSorted()).toEqual(FILES);
  });

  test("reads the description from standard input, and makes the same files", async () => {
    const [fromPath, out] = [await temporaryFolder(), await temporaryFolder()];
    await generated(fromPath, ORCHARD);
    const run = await twinfold(["generate", "--spec", "-", "--out", out], {
      stdin: await orchard(),
    });
    expect(run.code).toBe(0);
    for (const file of FILES)
      expect(await readFile(join(out, file), "utf8")).toBe(
        (await readFile(join(fromPath, file), "utf8")).replaceAll(fromPath, out),
      );
  });

  test("tells every method and how it folds, as data on demand", async () => {
    const out = await temporaryFolder();
    const run = await twinfold(["generate", "--out", out, "--json"]);
    const report = JSON.parse(run.stdout) as { methods: { name: string; fold: string }[] };
    expect(report.methods.map(({ name, fold }) => `${name} ${fold}`)).toEqual([
      "messages.batches.cancel identical",
      "messages.batches.create superset",
      "messages.batches.delete identical",
      "messages.batches.list identical",
      "messages.batches.results diverged",
      "messages.batches.retrieve identical",
      "models.list identical",
      "models.retrieve identical",
    ]);
  });

  test("imports the runtime by relative path, or from where the caller says", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    expect(await readFile(join(out, "methods.ts"), "utf8")).toMatch(
      /from "(\.\.\/)+.*src\/runtime\.ts"/,
    );
    await generated(out, ORCHARD, { runtime: "twinfold/runtime" });
    expect(await readFile(join(out, "methods.ts"), "utf8")).toContain('from "twinfold/runtime"');
  });

  test("folds the ten endpoints of November 2024 into five methods", async () => {
    const { report } = await generated(await temporaryFolder(), "spec/2024-11-04.yaml");
    const { methods } = report.data as { methods: { name: string; variants: unknown[] }[] };
    expect(methods.map(({ name, variants }) => `${name} ${variants.length}`)).toEqual([
      "messages.batches.cancel 2",
      "messages.batches.create 2",
      "messages.batches.list 2",
      "messages.batches.results 2",
      "messages.batches.retrieve 2",
    ]);
  });

  test("says which calls without options change twin when a beta operation graduates", async () => {
    const out = await temporaryFolder();
    const graduated = await orchard();
    await generated(out, "-", fromStdin(graduated.replace("/trees:", "/trees?beta=true:")));
    const { report } = await generated(out, "-", fromStdin(graduated));
    expect(report.text).toContain(
      "trees.list: calls without options now go to GA, not to ?beta=true",
    );
  });

  test("mends a file that a merge has left in conflict", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    for (const file of ["schema.ts", "manifest.json"]) {
      const good = await readFile(join(out, file), "utf8");
      await writeFile(join(out, file), `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> other\n`);
      await generated(out, ORCHARD);
      expect(await readFile(join(out, file), "utf8")).toBe(good);
    }
  });

  test("leaves every file untouched where the description is unchanged", async () => {
    const out = await temporaryFolder();
    const times = async (): Promise<number[]> =>
      Promise.all(FILES.map(async (file) => (await stat(join(out, file))).mtimeMs));
    await generated(out, ORCHARD);
    const before = await times();
    await generated(out, ORCHARD);
    expect(await times()).toEqual(before);
  });
});

describe("generate --check", () => {
  test("finds a fresh output fresh", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    expect(await generated(out, ORCHARD, { check: true })).toMatchObject({ stale: false });
  });

  test("names what is stale, exits 1 and writes nothing", async () => {
    const out = await temporaryFolder();
    await generated(out, ORCHARD);
    await writeFile(join(out, "schema.ts"), "// edited\n");
    const run = await twinfold(["generate", "--spec", ORCHARD, "--out", out, "--check"]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("stale: schema.ts");
    expect(await readFile(join(out, "schema.ts"), "utf8")).toBe("// edited\n");
  });
});

test("help is a word as well, of all commands or of one", async () => {
  const [all, one] = await Promise.all([twinfold(["help"]), twinfold(["help", "diff"])]);
  expect([all.code, one.code]).toEqual([0, 0]);
  expect(all.stdout).toMatch(/^Usage: twinfold <command>/);
  expect(one.stdout).toMatch(/^Usage: twinfold diff/);
});

test("a reader who has seen enough is no error", async () => {
  const { code, stderr } = await twinfold(["help", "diff"], { reads: false });
  expect([code, stderr]).toEqual([0, ""]);
});

test("--version prints that of the package", async () => {
  const { version } = PACKAGE;
  expect(await twinfold(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

describe("help", () => {
  test("lists the commands", async () => {
    expect(await twinfold(["--help"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("generate"),
    });
  });

  test("lists every flag of a command", async () => {
    const { code, stdout } = await twinfold(["generate", "--help"]);
    expect(code).toBe(0);
    for (const flag of ["--spec", "--out", "--check", "--json", "--runtime", "--config", "--help"])
      expect(stdout).toContain(flag);
  });
});
