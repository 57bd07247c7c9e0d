/** The output on disk: what differs from the files in memory, and making it equal. */
import { existsSync } from "node:fs";
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ProblemsError } from "../diagnostics.ts";
import { type GeneratedFile, isGenerated } from "./generated-file.ts";

/** Names of files, each list sorted. */
export interface OutputState {
  /** There, with another text. */
  readonly stale: readonly string[];
  /** Not there yet. */
  readonly missing: readonly string[];
  /** Once generated and no longer made. */
  readonly removed: readonly string[];
  /** Not made by this generator: never touched. */
  readonly foreign: readonly string[];
}

/** The files of the output as it stands; none where there is no such folder. */
export function readOutput(folder: string): Promise<ReadonlyMap<string, string>> {
  return usable(folder, () => readTexts(folder));
}

/** How the folder differs from `files`; a folder that does not exist lacks all of them. Writes nothing. */
export async function compareOutput(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<OutputState> {
  return usable(folder, async () => stateOf(await readTexts(folder), files));
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EISDIR: "a folder stands where a file should be",
  EEXIST: "a file stands where the folder should be",
  ENOTDIR: "a file stands where the folder should be",
  ENOENT: "no folder can be made there",
  EFBIG: "a file grows larger than files may be",
  ENOSPC: "there is no space left",
  EROFS: "it is on a file system that can only be read",
};

/** What the system refuses is a problem of the folder that was named, not a bug. */
async function usable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { code, path } = cause as NodeJS.ErrnoException; // only what the system throws has them
    if (code === undefined || cause instanceof ProblemsError) throw cause;
    const reason = FILE_ERRORS[code] ?? code;
    const where = path === undefined ? "" : ` (${basename(path)})`;
    const message = `${folder} cannot be the output folder: ${reason}${where}`;
    throw new ProblemsError([{ code: "output", message, advice: "choose another with --out" }]);
  }
}

function stateOf(
  present: ReadonlyMap<string, string>,
  files: readonly GeneratedFile[],
): OutputState {
  const made = new Set(files.map(({ path }) => path));
  const others = [...present.keys()].filter((name) => !made.has(name)).toSorted();
  const isOurs = (name: string): boolean => isGenerated(name, present.get(name) ?? "");
  return {
    stale: pathsOf(
      files.filter(({ path, text }) => present.has(path) && present.get(path) !== text),
    ),
    missing: pathsOf(files.filter(({ path }) => !present.has(path))),
    removed: others.filter(isOurs),
    foreign: others.filter((name) => !isOurs(name)),
  };
}

function pathsOf(files: readonly GeneratedFile[]): readonly string[] {
  return files.map(({ path }) => path).toSorted();
}

/**
 * Makes the folder hold `files`: writes those that differ, so that the others keep their time, and removes those once
 * generated and no longer made. Where anything fails, the folder is as it was.
 * @returns how it differed before
 * @throws ProblemsError where a file in the way was not generated, or the folder cannot be written.
 */
export async function writeOutput(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<OutputState> {
  return usable(folder, () => replaceOutput(folder, files));
}

async function replaceOutput(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<OutputState> {
  const before = await readTexts(folder);
  const state = stateOf(before, files);
  const isOurs = (name: string): boolean => isGenerated(name, before.get(name) ?? "");
  refuse(state.stale.filter((name) => !isOurs(name)).map((name) => join(folder, name)));
  const changed = files
    .filter(({ path, text }) => before.get(path) !== text)
    .map((file) => ({ ...file, isNew: !before.has(file.path) }));
  if (changed.length === 0 && state.removed.length === 0) return state;
  await makeFolder(folder);
  // in the folder itself: a rename never crosses file systems there
  const staging = await mkdtemp(join(folder, ".twinfold-"));
  try {
    for (const { path, text } of changed) await writeFile(join(staging, path), text);
    await replaceAll({ folder, staging, changed, removed: state.removed });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return state;
}

/** Step by step: where a folder that is there takes no other, as /proc, Node's own recursion never ends. */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (existsSync(folder) || parent === folder) return;
  await makeFolder(parent);
  await mkdir(folder);
}

interface Replacement {
  readonly folder: string;
  readonly staging: string;
  readonly changed: readonly (GeneratedFile & { readonly isNew: boolean })[];
  readonly removed: readonly string[];
}

/** Renames the new files over the old ones; puts back what was there where a step fails. */
async function replaceAll({ folder, staging, changed, removed }: Replacement): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const keep = async (name: string): Promise<void> => {
    const kept = join(staging, `${name}.before`);
    await copyFile(join(folder, name), kept);
    undo.push(() => rename(kept, join(folder, name)));
  };
  try {
    for (const { path, isNew } of changed) {
      if (!isNew) await keep(path);
      await rename(join(staging, path), join(folder, path));
      if (isNew) undo.push(() => rm(join(folder, path)));
    }
    for (const name of removed) {
      await keep(name);
      await rm(join(folder, name));
    }
  } catch (cause) {
    for (const step of undo.toReversed()) await step();
    throw cause;
  }
}

function refuse(inTheWay: readonly string[]): void {
  if (inTheWay.length === 0) return;
  throw new ProblemsError(
    inTheWay.map((path) => ({
      code: "usage",
      message: `${path} was not generated and would be overwritten`,
      advice: "move it away or choose another output folder",
    })),
  );
}

/**
 * The text of every file right in the folder, with the line ends that are generated: git may have given it others. Files
 * of the system and of staging are hidden and left out.
 */
async function readTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return [];
      throw cause;
    },
  );
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  const texts = names.map(
    async (name) =>
      [name, (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n")] as const,
  );
  return new Map(await Promise.all(texts));
}
