/** The files of a Git revision, by their paths from the root of the repository. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ProblemsError } from "./diagnostics.ts";

export interface Revised {
  readonly revision: string;
  readonly path: string;
}

const GIT = /^git:([^:]+):(.+)$/;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * `git:HEAD:spec/api.yaml` → the file that it names; undefined for what names none.
 * @throws ProblemsError (code `source-unreadable`) where `git:` is followed by less.
 */
export function revisedOf(source: string): Revised | undefined {
  const [, revision, path] = GIT.exec(source) ?? [];
  if (revision !== undefined && path !== undefined) return { revision, path };
  if (source.startsWith("git:")) throw unreadable(source, "it names no revision and path");
  return undefined;
}

/** @throws ProblemsError (code `source-unreadable`) where the revision has no such file, or there is no repository. */
export async function readRevised({ revision, path }: Revised): Promise<Uint8Array> {
  const object = revision.startsWith("-") ? "" : `${revision}:${path}`; // a revision is no option
  try {
    return await git("show", object);
  } catch (cause) {
    const { stderr } = cause as { readonly stderr?: Uint8Array }; // what execFile rejects with
    const [reason = ""] = new TextDecoder().decode(stderr).split("\n");
    const told = reason.replaceAll(/^fatal: |\.$/g, "");
    throw unreadable(`git:${revision}:${path}`, told || "git does not run");
  }
}

function unreadable(source: string, reason: string): ProblemsError {
  return new ProblemsError([
    {
      code: "source-unreadable",
      message: `${source} cannot be read: ${reason}`,
      advice: "name a revision and a path from the root of the repository: git:REV:path",
    },
  ]);
}

/** The absolute path of the repository that the working folder is in; undefined where there is none. */
export async function repositoryRoot(): Promise<string | undefined> {
  const path = await git("rev-parse", "--show-toplevel").catch(() => undefined);
  return path && new TextDecoder().decode(path).trim();
}

async function git(...args: readonly string[]): Promise<Uint8Array> {
  const { stdout } = await promisify(execFile)("git", args, {
    encoding: "buffer",
    maxBuffer: MAX_BYTES,
  });
  return stdout;
}
