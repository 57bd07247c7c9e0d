/** The diff on the command line: sources, formats, failing, ignoring. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseArguments } from "../../scripts/arguments.ts";
import { asAnnotations, type DiffReport } from "../../scripts/compare/index.ts";
import { runDiff } from "../../scripts/diff-command.ts";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { type Run, twinfold } from "../support/cli.ts";
import { answered } from "../support/diff.ts";

const object = (properties: object): object => ({ type: "object", properties });
const one = JSON.stringify(answered(object({ a: { type: "string" } })));
const two = JSON.stringify(answered(object({ a: { type: "string" }, b: { type: "string" } })));
const three = JSON.stringify(answered(object({ b: { enum: ["x"] } })));

let folder = "";
let paths: readonly [string, string, string];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "twinfold-"));
  paths = [join(folder, "1.json"), join(folder, "2.json"), join(folder, "3.json")];
  [one, two, three].forEach((text, i) => writeFileSync(paths[i] ?? "", text));
});

const FLAGS = ["fail-on", "format", "ignore"].map((name) => ({ name, value: "<…>", help: "" }));

const request = (sources: readonly string[]): Parameters<typeof runDiff>[0] => ({
  sources,
  format: "text",
  failOn: "never",
  compiler: false,
  today: "2026-11-22",
});

/** What the command answers, without a process of its own. */
async function compared(args: readonly string[], { stdin = "" } = {}): Promise<Run> {
  const { words, get } = parseArguments(args, FLAGS, true);
  try {
    const { output, notes, failed } = await runDiff({
      sources: words,
      format: get("format") ?? "text",
      failOn: get("fail-on") ?? "breaking",
      ignore: get("ignore"),
      compiler: get("format") === "json",
      today: "2026-11-22",
      readStdin: () => Promise.resolve(Buffer.from(stdin)),
    });
    return { code: failed ? 1 : 0, stdout: output, stderr: notes.join("\n") };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { code: 2, stdout: "", stderr: error.message };
  }
}

describe("exit codes", () => {
  test.each([
    { to: 1, flags: [], code: 0 },
    { to: 2, flags: [], code: 1 },
    { to: 2, flags: ["--fail-on", "never"], code: 0 },
    { to: 1, flags: ["--fail-on", "warning"], code: 0 },
    { to: 2, flags: ["--fail-on", "sometimes"], code: 2 },
    { to: 2, flags: ["--format", "poem"], code: 2 },
  ])("$code for $flags", async ({ to, flags, code }) => {
    const run = await compared([paths[0], paths[to] ?? "", ...flags]);
    expect(run.code).toBe(code);
  });

  test("2 and every reason where a source is missing", async () => {
    const run = await twinfold(["diff", paths[0], join(folder, "none.json")]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("there is no such file");
  });
});

describe("sources", () => {
  test("standard input", async () => {
    const run = await compared([paths[0], "-"], { stdin: two });
    expect(run.stdout).toContain("1 change: 0 breaking, 0 warning, 1 info. Needs a minor release.");
  });

  test("a file of a Git revision", async () => {
    const repository = join(folder, "repository");
    mkdirSync(repository);
    const git = (...args: string[]): unknown =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
        cwd: repository,
      });
    git("init", "-q");
    writeFileSync(join(repository, "api.json"), one);
    git("add", ".");
    git("commit", "-qm", "one");
    writeFileSync(join(repository, "api.json"), two);
    const run = await twinfold(["diff", "git:HEAD:api.json", "api.json"], { folder: repository });
    expect(run.stdout).toContain("a new optional property (b)");
    const missing = await twinfold(["diff", "git:HEAD:none.json", "api.json"], {
      folder: repository,
    });
    expect(missing.code).toBe(2);
    const data = await twinfold(["diff", "git:HEAD:api.json", "api.json", "--json"], {
      folder: repository,
    });
    expect(JSON.parse(data.stdout)).toMatchObject({ semver: "minor" });
    expect(missing.stderr).toMatch(
      /^source-unreadable: git:HEAD:none\.json cannot be read: path 'none\.json' does not [^;]+; name a revision/,
    );
  });

  test("a series is a changelog", async () => {
    const run = await compared([...paths, "--format", "markdown", "--fail-on", "never"]);
    expect(run.stdout.match(/^## /gm)).toHaveLength(2);
    expect(run.stdout).toContain("### Breaking");
  });
});

describe("formats", () => {
  test("JSON is the report", async () => {
    const run = await compared([paths[0], paths[2], "--format", "json"]);
    const report = JSON.parse(run.stdout) as DiffReport;
    expect(Object.keys(report).toSorted()).toEqual([
      "breaking",
      "changes",
      "compiler",
      "disagreements",
      "semver",
    ]);
    expect(report).toMatchObject({ breaking: true, semver: "major" });
    expect(report.changes[0]).toMatchObject({
      id: "property-removed",
      level: "breaking",
      direction: "response",
      operation: "GET /things",
      methods: ["things.list"],
      before: "a",
      after: null,
    });
  });

  test("annotations are one line each, whatever the description says", async () => {
    const strange = join(folder, "strange.json");
    writeFileSync(
      strange,
      JSON.stringify(answered(object({ "a\n::error::b%": { type: "string" } }))),
    );
    const run = await compared([paths[0], strange, "--format", "github", "--fail-on", "never"]);
    const lines = run.stdout.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => /^::(error|warning|notice) title=/.test(line))).toBe(true);
  });

  test("annotations of one's own lines stand at them", () => {
    const causes = [
      { fingerprint: "0123456789ab", id: "property-removed", text: "Tree.age: gone" },
    ];
    const line = {
      file: "src/a,b.ts",
      line: 7,
      column: 3,
      code: "TS2339",
      message: "no\n50%",
      causes,
    };
    const report: DiffReport = {
      breaking: true,
      semver: "major",
      changes: [],
      compiler: [],
      disagreements: [],
      consumer: [line],
    };
    expect(asAnnotations(report)).toBe(
      "::error file=src/a%2Cb.ts,line=7,col=3,title=TS2339::no%0A50%25%0Abecause of Tree.age: gone",
    );
  });

  test("Markdown of a description is text", async () => {
    const strange = join(folder, "markup.json");
    writeFileSync(
      strange,
      JSON.stringify(answered(object({ a: { type: "string" }, "<b>`x`": {} }))),
    );
    const run = await compared([paths[0], strange, "--format", "markdown"]);
    expect(run.stdout).toContain("\\<b\\>\\`x\\`");
  });
});

/** What the folder of changesets holds after it. */
const changeset = async (...sources: readonly string[]): Promise<string> => {
  const home = mkdtempSync(join(folder, "package-"));
  const config = join(home, "twinfold.config.json");
  writeFileSync(config, "{}");
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "orchard", version: "2.0.0" }));
  mkdirSync(join(home, ".changeset"));
  const { notes } = await runDiff({ ...request(sources), config, changeset: true });
  const names = readdirSync(join(home, ".changeset"));
  expect(notes).toEqual([
    names.length === 0
      ? "changeset: none, for nothing changed"
      : `changeset: .changeset/${names.join("")}`,
  ]);
  return names.map((name) => readFileSync(join(home, ".changeset", name), "utf8")).join("");
};

describe("--changeset", () => {
  test.each([
    { to: [1], bump: "minor", says: "a new optional property" },
    { to: [2], bump: "major", says: "### Breaking" },
    { to: [1, 2], bump: "major", says: "a new optional property" },
  ])("asks for a $bump release", async ({ to, bump, says }) => {
    const text = await changeset(paths[0], ...to.map((it) => paths[it] ?? ""));
    expect(text).toMatch(new RegExp(`^---\n"orchard": ${bump}\n---\n\n(Safe|Breaking): `));
    expect(text).toContain(says);
    expect(text).not.toContain(folder);
  });

  test("is none where nothing changed", async () => {
    expect(await changeset(paths[0], paths[0])).toBe("");
  });

  test("is refused where no package keeps any", async () => {
    const config = join(folder, "twinfold.config.json");
    writeFileSync(config, "{}");
    const run = runDiff({ ...request(paths), config, changeset: true });
    await expect(run).rejects.toThrow("no package with a folder .changeset");
  });
});

const ignoring = async (entries: readonly object[]): Promise<Run> => {
  const file = join(folder, "ignore.json");
  writeFileSync(file, JSON.stringify(entries));
  return compared([paths[0], paths[2], "--ignore", file]);
};
const fingerprint = async (): Promise<string> => {
  const run = await compared([paths[0], paths[2], "--format", "json"]);
  return (JSON.parse(run.stdout) as DiffReport).changes[0]?.fingerprint ?? "";
};

describe("ignored changes", () => {
  test("are left out", async () => {
    const run = await ignoring([
      { fingerprint: await fingerprint(), reason: "agreed", expires: "2999-01-01" },
    ]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).not.toContain("Breaking");
  });

  test("count again once they expired, which is said", async () => {
    const known = await fingerprint();
    const run = await ignoring([{ fingerprint: known, reason: "agreed", expires: "2001-01-01" }]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`${known} expired on 2001-01-01`);
  });

  test("are named where there is no such change", async () => {
    const run = await ignoring([
      { fingerprint: "0123456789ab", reason: "agreed", expires: "2999-01-01" },
    ]);
    expect(run.stderr).toContain("0123456789ab is of no change");
  });

  test("carry a reason", async () => {
    const run = await ignoring([
      { fingerprint: "0123456789ab", reason: "", expires: "2999-01-01" },
    ]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("an exception carries its reason");
  });
});
