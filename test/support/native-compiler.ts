/** The native compiler, for what takes the other one long: it knows no programs in memory, but is many times as fast. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./root.ts";

const TSC = join(ROOT, "node_modules/typescript7/bin/tsc");

/**
 * The lines of each text that are wrong under the project's flags, from 0; none for a text that is right.
 * @throws Error where the compiler says anything else.
 */
export async function linesRefused(
  texts: ReadonlyMap<string, string>,
  compilerOptions: Readonly<Record<string, unknown>> = {},
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const folder = await mkdtemp(join(tmpdir(), "twinfold-"));
  try {
    for (const [name, text] of texts) await writeFile(join(folder, name), text);
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(ROOT, "tsconfig.json"),
        compilerOptions: { types: [], ...compilerOptions },
        files: [...texts.keys()],
        include: [],
      }),
    );
    return linesByFile(await output(folder), texts);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One line a fault, further lines indented. */
function output(cwd: string): Promise<string> {
  const args = [TSC, "--project", ".", "--pretty", "false"];
  const maxBuffer = Infinity;
  return new Promise((resolve) => {
    // an exit code of its own says no more than that there is a fault
    execFile(process.execPath, args, { cwd, maxBuffer }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

function linesByFile(
  said: string,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const lines = new Map([...texts.keys()].map((name) => [name, new Set<number>()]));
  for (const fault of said.split("\n").filter((it) => /^\S/.test(it))) {
    const [, name = "", line] = /^(.+?)\((\d+),\d+\): error /.exec(fault) ?? [];
    const found = lines.get(name);
    if (found === undefined) throw new Error(`the compiler says: ${fault}`);
    found.add(Number(line) - 1);
  }
  return lines;
}
