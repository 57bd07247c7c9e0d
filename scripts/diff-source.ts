/** The sides of a diff: what `load` reads, a file of a Git revision, or the date of a description of the project. */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import { promisify } from "node:util";
import type { Config } from "./config.ts";
import { ProblemsError } from "./diagnostics.ts";
import { type Allowed, allowedOf, type Files, isUrl, readBundle, Refused } from "./load/index.ts";

interface Options {
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  /** Folders and origins of further files, relative to the working folder; those of the configuration otherwise. */
  readonly allowRefs?: readonly string[] | undefined;
}

export interface Side {
  readonly root: unknown;
  /** The further files that it is made of; absent where it was parsed before. */
  readonly files?: Files;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const GIT = /^git:([^:]+):(.+)$/;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Beside what the configuration allows, references may lead to the description's own folder or origin: whoever names
 * it wants it compared as a whole, and nothing but the comparison is made of it.
 */
export async function readDiffSource(
  source: string,
  config: Config,
  options: Options,
): Promise<Side> {
  const further = allowedBy(options, config);
  const { readStdin } = options;
  const git = GIT.exec(source);
  if (git !== null) return readRevision({ revision: git[1] ?? "", path: git[2] ?? "" });
  const path = DATE.test(source) ? await dated(source, config) : source;
  const own = path === "-" ? [] : [isUrl(path) ? path : dirname(resolve(path))];
  return readBundle(path, { readStdin, allowed: both(further, allowedOf(own, "")) });
}

function allowedBy({ allowRefs }: Options, config: Config): Allowed {
  return allowRefs === undefined
    ? allowedOf(config.allowRefs, config.folder)
    : allowedOf(allowRefs, "");
}

function both(left: Allowed, right: Allowed): Allowed {
  return {
    folders: [...left.folders, ...right.folders],
    origins: [...left.origins, ...right.origins],
  };
}

/** The file of that date in the folder of the configured description. */
async function dated(date: string, config: Config): Promise<string> {
  const folder = resolve(config.folder, config.spec === undefined ? "spec" : dirname(config.spec));
  const names = await readdir(folder).catch(() => []);
  const name = names.find((it) => it.startsWith(`${date}.`));
  return name === undefined ? date : join(folder, name);
}

interface Revised {
  readonly revision: string;
  readonly path: string;
}

/** Of a revision, every file is its own: paths lead from the root of the repository. */
function readRevision({ revision, path }: Revised): Promise<Side> {
  const base = posix.resolve("/", path);
  return readBundle("-", {
    base,
    readStdin: () => fromGit({ revision, path }),
    allowed: { folders: [posix.dirname(base)], origins: [] },
    readFile: async (location, { folders: [folder = "/"] }) => {
      const isInside = location.startsWith(folder === "/" ? folder : `${folder}/`);
      if (isUrl(location) || !isInside)
        throw new Refused("it is not in the folder of the description");
      return { location, bytes: await fromGit({ revision, path: location.slice(1) }) };
    },
  });
}

async function fromGit({ revision, path }: Revised): Promise<Uint8Array> {
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
