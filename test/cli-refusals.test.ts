/** What the command line refuses: one clear line for each fault, exit code 2, and nothing is written. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";

const ORCHARD = join(ROOT, "test/fixtures/orchard.yaml");

const lines = (text: string): string[] => text.trimEnd().split("\n");

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
    says: [/^config: none\.json cannot be read: there is no such file;/],
  },
  {
    what: "neither JSON nor YAML",
    args: ["--spec", "-"],
    stdin: () => "{ [",
    says: [/^syntax: /],
  },
  {
    what: "no OpenAPI",
    args: ["--spec", "-"],
    stdin: () => "a: 1",
    says: [/^not-openapi: .* \(in standard input\)/],
  },
  {
    what: "Swagger 2",
    args: ["--spec", "-"],
    stdin: () => 'swagger: "2.0"',
    says: [/Swagger 2/],
  },
  {
    what: "a flag, a configuration and a description that are wrong",
    args: ["--bogus", "--config", "none.json", "--spec", "no/such.yaml"],
    says: [/^usage: --bogus/, /^config: none\.json/, /^source-unreadable: no\/such/],
  },
  {
    what: "an unknown flag and a broken reference",
    args: ["--bogus", "--spec", "-"],
    stdin: (good) => good.replace("schemas/Fruit", "schemas/Nix"),
    says: [/^usage: --bogus/, /^ref-broken: .*Nix/],
  },
  {
    what: "a description without operations",
    args: ["--spec", "-"],
    stdin: () => 'openapi: 3.1.0\ninfo: { title: None, version: "1" }\npaths: {}',
    says: [/^structure: the description has no operations/],
  },
  {
    what: "two broken references",
    args: ["--spec", "-"],
    stdin: (good) =>
      good.replace("schemas/TreePage", "schemas/Nope").replace("schemas/Fruit", "schemas/Nix"),
    says: [
      /^ref-broken: .*Nope.*\(at \/paths\/.*, line 11, column \d+ in standard input\)/,
      /^ref-broken: .*Nix/,
    ],
  },
])(
  "$what: one clear line each, exit 2, the previous output untouched",
  async ({ args, stdin, says }) => {
    const out = await temporaryFolder();
    await cp(join(ROOT, "generated"), out, { recursive: true });
    const before = await readFile(join(out, "methods.ts"), "utf8");
    const run = await twinfold(["generate", "--out", out, ...args], {
      stdin: stdin?.(await readFile(ORCHARD, "utf8")) ?? "",
    });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(lines(run.stderr)).toHaveLength(says.length);
    for (const line of says) expect(lines(run.stderr).some((text) => line.test(text))).toBe(true);
    expect(await readFile(join(out, "methods.ts"), "utf8")).toBe(before);
  },
);

test("an output folder that is a file is named, and the file stays", async () => {
  const file = join(await temporaryFolder(), "client");
  await writeFile(file, "mine");
  for (const check of [[], ["--check"]]) {
    const run = await twinfold(["generate", "--spec", ORCHARD, "--out", file, ...check]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(/^output: .*client cannot be the output folder: a file stands/);
  }
  expect(await readFile(file, "utf8")).toBe("mine");
});

test("a setting that does not exist, and one that is missing, are named", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "c.json"), '{ "spce": "a", "names": [{ "name": "a.b" }] }');
  const run = await twinfold(["generate", "--config", "c.json"], { folder });
  const told = lines(run.stderr).map((line) => line.replace(/(?<=in c\.json\)).*/, ""));
  expect(told).toEqual([
    "config: spce is no setting; did you mean spec? (at line 1, column 3 in c.json)",
    "config: names.0.operation is missing (at line 1, column 26 in c.json)",
    "config: names.0.reason is missing (at line 1, column 26 in c.json)",
  ]);
});

test("a fault is data with --json", async () => {
  const run = await twinfold(["generate", "--spec", "no/such.yaml", "--json"]);
  expect(run.code).toBe(2);
  expect(JSON.parse(run.stdout)).toMatchObject({ problems: [{ code: "source-unreadable" }] });
});

test("an unknown command is named", async () => {
  expect(await twinfold(["genrate"])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/"genrate" is no command; did you mean generate\?/),
  });
});
