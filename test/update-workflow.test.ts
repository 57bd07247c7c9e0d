/** The weekly workflow: the repository's own is written by the same hand as a user's. */
import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "../scripts/load/parse.ts";
import { updateWorkflow } from "../scripts/update-workflow.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";

const USERS = updateWorkflow({ command: "npx @twinfold/cli update --json" });

interface Workflow {
  readonly jobs: {
    readonly update: { readonly if?: string; readonly steps: readonly { readonly run?: string }[] };
  };
}

const stepsOf = (text: string): (string | undefined)[] =>
  (parse(Buffer.from(text)) as Workflow).jobs.update.steps.map(({ run }) => run);

test("the repository's own is what is written for it", async () => {
  const own = await readFile(join(ROOT, ".github/workflows/update.yml"), "utf8");
  expect(own).toBe(
    updateWorkflow({
      command: 'npm run --silent update -- "$SOURCE" --json',
      source: "vars.TWINFOLD_SOURCE",
    }),
  );
  expect((parse(Buffer.from(own)) as Workflow).jobs.update.if).toBe("vars.TWINFOLD_SOURCE != ''");
});

test("a user's runs the command and needs no variable", () => {
  expect((parse(Buffer.from(USERS)) as Workflow).jobs.update.if).toBeUndefined();
  expect(stepsOf(USERS)).toContain('npx @twinfold/cli update --json > "$RUNNER_TEMP/update.json"');
});

/** What the last step asks git and gh to do, where the update reports this. */
async function proposed(report: Readonly<Record<string, unknown>>): Promise<string[]> {
  const folder = await temporaryFolder();
  const log = join(folder, "log");
  await mkdir(join(folder, "bin"));
  for (const tool of ["git", "gh"]) {
    const path = join(folder, "bin", tool);
    await writeFile(
      path,
      `#!/bin/sh\n{ printf '%s' ${tool}; printf ' <%s>' "$@"; echo; } >> "${log}"\n`,
    );
    await chmod(path, 0o755);
  }
  await writeFile(join(folder, "update.json"), JSON.stringify(report));
  await writeFile(log, "");
  const env = {
    RUNNER_TEMP: folder,
    PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  };
  await promisify(execFile)("bash", ["-c", stepsOf(USERS).at(-1) ?? ""], { cwd: folder, env });
  return (await readFile(log, "utf8")).trimEnd().split("\n");
}

const hasJq = await promisify(execFile)("jq", ["--version"]).then(
  () => true,
  () => false,
);

describe.skipIf(!hasJq)("the proposal (needs jq)", () => {
  const report = { changed: true, title: 'Safe: take in $(reboot) `x` "5"', body: "text" };

  test("of a safe change is a pull request with that mark", async () => {
    const calls = await proposed({ ...report, breaking: false });
    expect(calls).toContain(`git <commit> <--quiet> <--message> <${report.title}>`);
    expect(calls.at(-1)).toMatch(/^gh <pr> <create> .* <--label> <safe>$/);
  });

  test("of a breaking change is a draft", async () => {
    const calls = await proposed({ ...report, breaking: true });
    expect(calls.at(-1)).toMatch(/^gh <pr> <create> .* <--label> <breaking> <--draft>$/);
  });

  test("is not made where nothing has changed", async () => {
    expect(await proposed({ ...report, changed: false, breaking: false })).toEqual([""]);
  });
});
