/** What the last run made of what: a run with the same input, whose output still stands, has nothing to do. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { GeneratedFile } from "./emit/index.ts";
import { sha256Of } from "./load/index.ts";
import type { Note } from "./model/document.ts";
import type { Summary } from "./summary.ts";

/** Everything that the output depends on, apart from the generator itself. */
export interface Input {
  /** Contents of the description, and of whatever else is read. */
  readonly sources: readonly Uint8Array[];
  readonly settings: unknown;
  readonly output: string;
}

export interface Remembered {
  readonly summary: Summary;
  readonly notes: readonly Note[];
  /** Names of files in the output that are not ours. */
  readonly foreign: readonly string[];
}

export interface Known extends Remembered {
  /** Locations of the further files that were read. */
  readonly further: readonly string[];
}

interface Entry extends Remembered {
  readonly input: string;
  /** Hashes of the further files that were read, by location. */
  readonly further: Readonly<Record<string, string>>;
  /** Hashes of the output's files, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the last run knew, where its input was the same and its output is untouched. */
export async function recall(folder: string, input: Input): Promise<Known | undefined> {
  const place = placeOf(folder, input.output);
  const text = place && (await readFile(place, "utf8").catch(() => undefined));
  if (text === undefined) return undefined;
  const entry = parse(text);
  if (entry?.input !== (await hashOf(input))) return undefined;
  if (!(await areUnchanged(Object.entries(entry.further)))) return undefined;
  const present = await readdir(input.output).catch(() => []);
  const visible = present.filter((name) => !name.startsWith(".")).length;
  if (visible !== Object.keys(entry.files).length + entry.foreign.length) return undefined;
  const made = Object.entries(entry.files).map(
    ([name, sha]) => [join(input.output, name), sha] as const,
  );
  return (await areUnchanged(made)) ? { ...entry, further: Object.keys(entry.further) } : undefined;
}

/** What is read from a URL may have changed whenever it is asked for. */
async function areUnchanged(
  files: readonly (readonly [path: string, sha: string])[],
): Promise<boolean> {
  const found = files.map(async ([path, sha]) => {
    const bytes = await readFile(path).catch(() => undefined);
    return bytes !== undefined && sha256Of(bytes) === sha;
  });
  return (await Promise.all(found)).every(Boolean);
}

/** A file that another run is just writing says nothing. */
function parse(text: string): Entry | undefined {
  try {
    return JSON.parse(text) as Entry; // written by `remember` alone
  } catch {
    return undefined;
  }
}

interface Made extends Remembered {
  readonly files: readonly GeneratedFile[];
  /** The further files that were read, by location. */
  readonly further?: ReadonlyMap<string, Uint8Array>;
}

/** Keeps it for {@link recall}; where there is no place to keep anything, the next run does all of its work. */
export async function remember(
  folder: string,
  input: Input,
  { files, further: read = new Map(), ...known }: Made,
): Promise<void> {
  const place = placeOf(folder, input.output);
  if (place === undefined) return;
  const hashes = Object.fromEntries(files.map(({ path, text }) => [path, sha256Of(text)]));
  const further = Object.fromEntries([...read].map(([path, bytes]) => [path, sha256Of(bytes)]));
  const entry: Entry = { input: await hashOf(input), further, files: hashes, ...known };
  await mkdir(dirname(place), { recursive: true })
    .then(() => writeFile(place, JSON.stringify(entry)))
    .catch(() => {}); // a folder that cannot be written is no place either
}

/** In the cache folder of the nearest `node_modules`, as other tools do; a file for each output. */
function placeOf(folder: string, output: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const modules = join(here, "node_modules");
    if (existsSync(modules)) {
      const name = `${sha256Of(resolve(output)).slice(0, 16)}.json`;
      return join(modules, ".cache/twinfold", name);
    }
    if (here === dirname(here)) return undefined;
  }
}

async function hashOf({ sources, settings, output }: Input): Promise<string> {
  const parts = [...sources.map(sha256Of), JSON.stringify(settings), resolve(output)];
  return sha256Of([await generatorHash(), ...parts].join("\n"));
}

/** Of the generator's own files: compiled or not, another generator may make another output. */
async function generatorHash(): Promise<string> {
  const files = await filesIn(import.meta.dirname);
  const hashes = files.map(async (file) => `${file} ${sha256Of(await readFile(file))}`);
  return sha256Of((await Promise.all(hashes)).join("\n"));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesIn(path);
    return [path];
  });
  return (await Promise.all(inner)).flat().toSorted();
}
