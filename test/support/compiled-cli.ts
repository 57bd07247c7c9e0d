/** The command line as its package has it: compiled once for each state of the sources, so that no run compiles it anew. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { ROOT } from "./root.ts";

const CACHE = join(ROOT, "node_modules/.cache/twinfold-tests");

/** Whatever the compiled files depend on. */
const SOURCES = ["scripts", "src", "generated", "package-lock.json"];

/** Folders in them that do not count. */
const MADE = new Set(["node_modules", "dist"]);

const DAY = 86_400_000;

let compiled: Promise<string> | undefined;

/** Path of the file that Node runs. */
export function compiledCli(): Promise<string> {
  return (compiled ??= compile());
}

async function compile(): Promise<string> {
  const folder = join(CACHE, await hashOfSources());
  if (!existsSync(folder)) {
    await removeOld();
    const draft = `${folder}.${process.pid}`;
    const { build } = await import("tsdown");
    await build({ cwd: join(ROOT, "scripts"), outDir: draft, dts: false, logLevel: "error" });
    // another worker may have been as fast; its files are the same
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  }
  return join(folder, "cli.js");
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const path of await filesAt(join(ROOT, source)))
      hash.update(path).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}

async function filesAt(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((it) => it.isFile() && !isMade(it.parentPath))
    .map((it) => join(it.parentPath, it.name))
    .toSorted();
}

const isMade = (folder: string): boolean =>
  relative(ROOT, folder)
    .split(sep)
    .some((part) => MADE.has(part));

/** Of sources that are no more, unless a run may still use it. */
async function removeOld(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name);
    if (Date.now() - (await stat(path)).mtimeMs > DAY)
      await rm(path, { recursive: true, force: true });
  }
}
