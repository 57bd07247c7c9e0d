/** The diff on the command line: sources, formats, failing, ignoring. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseArguments } from "../../scripts/arguments.ts";
import { asAnnotations, type DiffReport } from "../../scripts/compare/index.ts";
import { runDiff } from "../../scripts/diff-command.ts";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { type Run, twinfold } from "../support/cli.ts";
import { answered } from "../support/diff.ts";
import { object, type Paths, VERSIONS, writeVersions } from "../support/three-versions.ts";

let folder = "";
let paths: Paths;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "twinfold-"));
  paths = writeVersions(folder);
});

const FLAGS = ["fail-on", "format", "ignore"].map((name) => ({ name, value: "<…>", help: "" }));

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
    const run = await compared([paths[0], "-"], { stdin: VERSIONS[1] });
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
    writeFileSync(join(repository, "api.json"), VERSIONS[0]);
    git("add", ".");
    git("commit", "-qm", "one");
    writeFileSync(join(repository, "api.json"), VERSIONS[1]);
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
    expect(run).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^ignore: of \d+ changes, 1 left out$/),
    });
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
