/** The command line on every platform that can run it: files and reports are those of this Node. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { compiledCli } from "../support/compiled-cli.ts";
import { ROOT, temporaryFolder } from "../support/cli.ts";
import { BUN, DENO, NODES, type Program } from "./programs.ts";

const run = promisify(execFile);

const HERE: Program = { name: "this Node", path: process.execPath };
const OTHERS = [...NODES, BUN, { ...DENO, flags: ["run", "--allow-all"] }];

/** What it writes for the repository's own description, by file, and what it says of two versions. */
async function work({ path, flags = [] }: Program): Promise<Readonly<Record<string, string>>> {
  const out = await temporaryFolder();
  const cli = [...flags, await compiledCli()];
  const options = { cwd: ROOT, timeout: 60_000 };
  await run(path, [...cli, "generate", "--runtime", "twinfold/runtime", "--out", out], options);
  const versions = ["2024-12-18", "2026-03-31"];
  const { stdout } = await run(
    path,
    [...cli, "diff", ...versions, "--format", "json", "--fail-on", "never"],
    options,
  );
  const files = (await readdir(out)).map(async (name) => [
    name,
    await readFile(join(out, name), "utf8"),
  ]);
  return { ...Object.fromEntries(await Promise.all(files)), diff: stdout };
}

let here: Promise<object> | undefined;

describe.each(OTHERS.map((it) => [it.name, it] as const))("%s", (_, program) => {
  test.skipIf(!existsSync(program.path))("generates and compares as this Node does", async () => {
    const made = await work(program);
    expect(Object.keys(made)).toContain("methods.ts");
    expect(made).toEqual(await (here ??= work(HERE)));
  });
});
