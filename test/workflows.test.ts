/** The workflows that are shipped or written, read by the parser that GitHub publishes: keys, values, expressions, and the shell of each step. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Service from "@actions/languageservice";
import { tsImport } from "tsx/esm/api";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "../scripts/load/parse.ts";
import { updateWorkflow } from "../scripts/update-workflow.ts";
import { ROOT } from "./support/cli.ts";

const FOLDER = join(ROOT, ".github/workflows");
const USERS = updateWorkflow({ command: "npx @twinfold/cli update --json" });

const workflows = [
  ...readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") })),
  { name: "of init", text: USERS },
  {
    name: "of init in a package",
    text: updateWorkflow({ command: "npx x", folder: "packages/a" }),
  },
];

/** By tsx, as it imports JSON in a way that Node itself takes no more. */
const { validate } = (await tsImport(
  "@actions/languageservice",
  import.meta.url,
)) as typeof Service; // what it imports

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

let count = 0;

/** `line: what is wrong`, errors and warnings alike. Each text has a name of its own: by that it is remembered. */
async function faultsOf(text: string): Promise<string[]> {
  const faults = await validate(TextDocument.create(`file:///${++count}.yml`, "yaml", 1, text));
  return faults.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

test.each(workflows)("$name is a workflow without a fault", async ({ text }) => {
  expect(await faultsOf(text)).toEqual([]);
});

test("whose steps are shell, whatever an expression in them gives", () => {
  const runs = workflows.flatMap(({ text }) =>
    Object.values((parse(Buffer.from(text)) as Workflow).jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    ),
  );
  expect(runs.length).toBeGreaterThan(15);
  for (const run of runs) execFileSync("bash", ["-n"], { input: run });
  expect(runs.filter((run) => run.includes("${{"))).toEqual([]); // through `env` alone: text is no code
});

test.each([
  ["a key", "run: npm ci", "rn: npm ci", /^17: Unexpected value 'rn'/],
  ["a permission", "contents: write", "contents: wrote", /^8: Unexpected value 'wrote'/],
  ["a context", "github.token", "guthub.token", /^20: Unrecognized named-value: 'guthub'/],
  ["an expression", "github.token }}", "github.token }", /^20: The expression is not closed/],
  ["a time", "17 5 * * 1", "77 5 * * 1", /^4: Invalid cron expression/],
])("and %s that is misspelled is found", async (_, right, wrong, message) => {
  const text = USERS.replace(right, wrong);
  expect(text).not.toBe(USERS);
  expect((await faultsOf(text))[0]).toMatch(message);
});
