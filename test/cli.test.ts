import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";

const ORCHARD = join(ROOT, "test/fixtures/orchard.yaml");
const FILES = ["api.md", "index.ts", "manifest.json", "methods.ts", "schema.ts"];

const orchard = (): Promise<string> => readFile(ORCHARD, "utf8");

const lines = (text: string): string[] => text.trimEnd().split("\n");

describe("generate", () => {
  test("makes the five files from a path", async () => {
    const out = await temporaryFolder();
    const run = await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect((await readdir(out)).toSorted()).toEqual(FILES);
  });

  test("reads the description from standard input, and makes the same files", async () => {
    const [fromPath, fromStdin] = [await temporaryFolder(), await temporaryFolder()];
    await twinfold(["generate", "--spec", ORCHARD, "--out", fromPath]);
    const stdin = await readFile(ORCHARD, "utf8");
    expect((await twinfold(["generate", "--spec", "-", "--out", fromStdin], { stdin })).code).toBe(
      0,
    );
    for (const file of FILES)
      expect(await readFile(join(fromStdin, file), "utf8")).toBe(
        (await readFile(join(fromPath, file), "utf8")).replaceAll(fromPath, fromStdin),
      );
  });

  test("imports the runtime by relative path, or from where --runtime says", async () => {
    const out = await temporaryFolder();
    await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    expect(await readFile(join(out, "methods.ts"), "utf8")).toMatch(
      /from "(\.\.\/)+.*src\/runtime\.ts"/,
    );
    await twinfold(["generate", "--spec", ORCHARD, "--out", out, "--runtime", "twinfold/runtime"]);
    expect(await readFile(join(out, "methods.ts"), "utf8")).toContain('from "twinfold/runtime"');
  });

  test("tells every method and how it folds, as data on demand", async () => {
    const out = await temporaryFolder();
    const run = await twinfold(["generate", "--out", out, "--json"]);
    const report = JSON.parse(run.stdout) as { methods: { name: string; fold: string }[] };
    expect(report.methods.map(({ name }) => name)).toEqual([
      "messages.batches.cancel",
      "messages.batches.create",
      "messages.batches.delete",
      "messages.batches.list",
      "messages.batches.results",
      "messages.batches.retrieve",
      "models.list",
      "models.retrieve",
    ]);
  });

  test("folds the ten endpoints of November 2024 into five methods", async () => {
    const out = await temporaryFolder();
    const run = await twinfold([
      "generate",
      "--spec",
      "spec/2024-11-04.yaml",
      "--out",
      out,
      "--json",
    ]);
    const report = JSON.parse(run.stdout) as { methods: { name: string; variants: unknown[] }[] };
    expect(report.methods.map(({ name, variants }) => `${name} ${variants.length}`)).toEqual([
      "messages.batches.cancel 2",
      "messages.batches.create 2",
      "messages.batches.list 2",
      "messages.batches.results 2",
      "messages.batches.retrieve 2",
    ]);
  });

  test("says which calls without options change twin when a beta operation graduates", async () => {
    const folder = await temporaryFolder();
    const graduated = await readFile(ORCHARD, "utf8");
    const betaOnly = graduated.replace("/trees:", "/trees?beta=true:");
    await twinfold(["generate", "--spec", "-", "--out", folder], { stdin: betaOnly });
    const run = await twinfold(["generate", "--spec", "-", "--out", folder], { stdin: graduated });
    expect(run.stdout).toContain(
      "trees.list: calls without options now go to GA, not to ?beta=true",
    );
  });
});

describe("generate --check", () => {
  test("finds a fresh output fresh", async () => {
    const out = await temporaryFolder();
    await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    expect((await twinfold(["generate", "--spec", ORCHARD, "--out", out, "--check"])).code).toBe(0);
  });

  test("names what is stale, exits 1 and writes nothing", async () => {
    const out = await temporaryFolder();
    await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    await writeFile(join(out, "schema.ts"), "// edited\n");
    const run = await twinfold(["generate", "--spec", ORCHARD, "--out", out, "--check"]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("schema.ts");
    expect(await readFile(join(out, "schema.ts"), "utf8")).toBe("// edited\n");
  });
});

describe("an unchanged description", () => {
  test("leaves every file untouched", async () => {
    const out = await temporaryFolder();
    const times = async (): Promise<number[]> =>
      Promise.all(FILES.map(async (file) => (await stat(join(out, file))).mtimeMs));
    await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    const before = await times();
    await twinfold(["generate", "--spec", ORCHARD, "--out", out]);
    expect(await times()).toEqual(before);
  });
});

describe("bad input", () => {
  test.each<{ what: string; args: string[]; stdin?: (good: string) => string; says: RegExp[] }>([
    { what: "an unknown flag", args: ["--chekc"], says: [/^usage: --chekc is no flag/] },
    { what: "two unknown flags", args: ["--a", "--b"], says: [/--a is no flag/, /--b is no flag/] },
    {
      what: "a missing file",
      args: ["--spec", "no/such.yaml"],
      says: [/^source-unreadable: .*no\/such\.yaml/],
    },
    {
      what: "a missing configuration",
      args: ["--config", "none.json"],
      says: [/^config: none\.json/],
    },
    {
      what: "neither JSON nor YAML",
      args: ["--spec", "-"],
      stdin: () => "{ [",
      says: [/^syntax: /],
    },
    { what: "no OpenAPI", args: ["--spec", "-"], stdin: () => "a: 1", says: [/^not-openapi: /] },
    {
      what: "Swagger 2",
      args: ["--spec", "-"],
      stdin: () => 'swagger: "2.0"',
      says: [/Swagger 2/],
    },
    {
      what: "two broken references",
      args: ["--spec", "-"],
      stdin: (good) =>
        good.replace("schemas/TreePage", "schemas/Nope").replace("schemas/Fruit", "schemas/Nix"),
      says: [/^ref-broken: .*Nope.*\(at \/paths\//, /^ref-broken: .*Nix/],
    },
  ])(
    "$what: one clear line each, exit 2, the previous output untouched",
    async ({ args, stdin, says }) => {
      const out = await temporaryFolder();
      await cp(join(ROOT, "generated"), out, { recursive: true });
      const before = await readFile(join(out, "methods.ts"), "utf8");
      const run = await twinfold(["generate", "--out", out, ...args], {
        stdin: stdin?.(await orchard()) ?? "",
      });
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(lines(run.stderr)).toHaveLength(says.length);
      for (const line of says) expect(lines(run.stderr).some((text) => line.test(text))).toBe(true);
      expect(await readFile(join(out, "methods.ts"), "utf8")).toBe(before);
    },
  );

  test("comes as data with --json", async () => {
    const run = await twinfold(["generate", "--spec", "no/such.yaml", "--json"]);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ problems: [{ code: "source-unreadable" }] });
  });

  test("an unknown command is named", async () => {
    expect(await twinfold(["genrate"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"genrate"'),
    });
  });
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
