/** The sides of a diff: what `load` reads, a file of a Git revision, or the date of a description of the project. */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Config } from "./config.ts";
import { ProblemsError } from "./diagnostics.ts";
import { readData } from "./load/index.ts";

interface Options {
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const GIT = /^git:([^:]+):(.+)$/;
const MAX_BYTES = 20 * 1024 * 1024;

export async function readDiffSource(
  source: string,
  config: Config,
  options: Options,
): Promise<unknown> {
  const git = GIT.exec(source);
  if (git !== null) return readData("-", { readStdin: () => fromGit(git[1] ?? "", git[2] ?? "") });
  if (DATE.test(source)) return readData(await dated(source, config), options);
  return readData(source, options);
}

/** The file of that date in the folder of the configured description. */
async function dated(date: string, config: Config): Promise<string> {
  const folder = resolve(config.folder, config.spec === undefined ? "spec" : dirname(config.spec));
  const names = await readdir(folder).catch(() => []);
  const name = names.find((it) => it.startsWith(`${date}.`));
  return name === undefined ? date : join(folder, name);
}

async function fromGit(revision: string, path: string): Promise<Uint8Array> {
  const object = revision.startsWith("-") ? "" : `${revision}:${path}`; // a revision is no option
  try {
    const { stdout } = await promisify(execFile)("git", ["show", object], {
      encoding: "buffer",
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  } catch (cause) {
    const { stderr } = cause as { readonly stderr?: Uint8Array }; // what execFile rejects with
    const reason = new TextDecoder().decode(stderr).split("\n")[0];
    throw new ProblemsError([
      {
        code: "source-unreadable",
        message: `git:${revision}:${path} cannot be read: ${reason || "git does not run"}`,
        advice: "name a revision and a path from the root of the repository",
      },
    ]);
  }
}
