/** The sides of a diff: what `load` reads, a file of a Git revision, or the date of a description of the project. */
import { readdir } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import type { Config } from "./config.ts";
import { correctionOf, type OverlayOptions } from "./diff-overlay.ts";
import { type Allowed, allowedOf, type Files, isUrl, readBundle, Refused } from "./load/index.ts";
import { readRevised, type Revised, revisedOf } from "./revision.ts";

interface Options extends OverlayOptions {
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
  const revised = revisedOf(source);
  const path = DATE.test(source) ? await dated(source, config) : source;
  const correct = await correctionOf({ label: source, place: path }, config, options);
  if (revised !== undefined) return readRevision(revised, correct);
  const own = path === "-" ? [] : [isUrl(path) ? path : dirname(resolve(path))];
  return readBundle(path, {
    readStdin,
    correct,
    allowedFrom: (location) =>
      both(further, allowedOf(isUrl(location) ? [...own, location] : own, "")),
  });
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

type Correct = Awaited<ReturnType<typeof correctionOf>>;

/** Of a revision, every file is its own: paths lead from the root of the repository. */
function readRevision({ revision, path }: Revised, correct: Correct): Promise<Side> {
  const base = posix.resolve("/", path);
  return readBundle("-", {
    base,
    correct,
    readStdin: () => readRevised({ revision, path }),
    allowedFrom: () => ({ folders: [posix.dirname(base)], origins: [] }),
    readFile: async (location, { folders: [folder = "/"] }) => {
      const isInside = location.startsWith(folder === "/" ? folder : `${folder}/`);
      if (isUrl(location) || !isInside)
        throw new Refused("it is not in the folder of the description");
      return { location, bytes: await readRevised({ revision, path: location.slice(1) }) };
    },
  });
}
