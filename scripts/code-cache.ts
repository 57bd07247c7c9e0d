/** Large CommonJS files of packages, compiled once for all runs. */
import { createHash, randomUUID } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import Module, { createRequire } from "node:module";
import { arch } from "node:os";
import { dirname, join, sep } from "node:path";
import { execPath, version } from "node:process";
import { cachedDataVersionTag } from "node:v8";
import { compileFunction } from "node:vm";

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];

/**
 * What `require` gives for a file, for this module and all that require it. What V8 made of it lies beside the
 * package for the next run: with nine megabytes of source, that takes a third of the time and leaves twenty
 * megabytes of syntax tree unmade.
 */
export function requireCompiled(file: string): unknown {
  const require = createRequire(file);
  const place = placeOf(file);
  if (require.cache[file] !== undefined || place === undefined) return require(file) as unknown;
  const compiled = compile(file, place);
  const module = Object.assign(new Module(file), { filename: file });
  require.cache[file] = module;
  compiled.call(module.exports, module.exports, require, module, file, dirname(file));
  module.loaded = true;
  return module.exports as unknown;
}

interface Place {
  readonly path: string;
  readonly folder: string;
  /** How the names begin of all that is kept of the file, and of the file as it is now. */
  readonly ofFile: string;
  readonly ofState: string;
}

/**
 * In the `node_modules` that the package is in, so that it goes when the package goes and has the same owner. Of
 * another file, V8, set of flags or processor it would be of no use; of another build of Node it would crash this one,
 * as V8 knows its own version only and not the patches on it.
 */
function placeOf(file: string): Place | undefined {
  const modules = `${sep}node_modules${sep}`;
  const end = file.lastIndexOf(modules);
  if (end < 0) return undefined;
  const inner = file.slice(end + modules.length).replaceAll(sep, "-");
  const node = [version, stateOf(execPath), arch(), cachedDataVersionTag()];
  const [ofFile, ofState] = [`${inner}-`, `${inner}-${stateOf(file)}-`];
  const folder = join(file.slice(0, end), modules, ".cache/twinfold");
  return { path: join(folder, `${ofState}${node.join("-")}.v8`), folder, ofFile, ofState };
}

function stateOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size}-${Math.trunc(mtimeMs)}`;
}

function compile(file: string, place: Place): Function {
  const { path } = place;
  const cachedData = read(path);
  const produceCachedData = cachedData === undefined;
  const options = { filename: file, produceCachedData, ...(cachedData && { cachedData }) };
  const compiled = compileFunction(readFileSync(file, "utf8"), PARAMETERS, options);
  if (compiled.cachedDataRejected === true) tolerate(() => rmSync(path));
  if (compiled.cachedData === undefined) tolerate(() => utimesSync(path, new Date(), new Date()));
  else keep(place, compiled.cachedData);
  return compiled;
}

const DIGEST_BYTES = 32;

/** What was kept, behind its digest; undefined where it was damaged since: V8 looks at its head only. */
function read(path: string): Buffer | undefined {
  const kept = tolerate(() => readFileSync(path));
  const data = kept?.subarray(DIGEST_BYTES);
  return data !== undefined && kept?.subarray(0, DIGEST_BYTES).equals(digestOf(data)) === true
    ? data
    : undefined;
}

function digestOf(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}

/** Other runs may write and read at the same time: it is there as a whole or not at all. */
function keep(place: Place, data: Uint8Array): void {
  const unfinished = `${place.path}.${randomUUID()}`;
  tolerate(() => {
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(unfinished, Buffer.concat([digestOf(data), data]));
    renameSync(unfinished, place.path);
    sweep(place);
  });
}

/** Two or three megabytes each: of two files, for four builds of Node or sets of flags. */
const MAX_KEPT = 8;

/** Nobody writes for longer. */
const MAX_WRITING_MILLISECONDS = 3_600_000;

/**
 * Leaves what was used last, and nothing of the file as it was before. Other runs may sweep at the same time, or look for
 * what goes: they compile then.
 */
function sweep({ folder, ofFile, ofState }: Place): void {
  const found = readdirSync(folder).flatMap((name) => {
    const [path, isKept] = [join(folder, name), name.endsWith(".v8")];
    if (!isKept && !name.includes(".v8.")) return [];
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ name, path, isKept, used: stats.mtimeMs }];
  });
  const kept = found.filter(({ isKept }) => isKept).toSorted((a, b) => b.used - a.used);
  const isOutdated = (name: string): boolean =>
    name.startsWith(ofFile) && !name.startsWith(ofState);
  const since = Date.now() - MAX_WRITING_MILLISECONDS;
  const gone = [
    ...kept.filter(({ name }, index) => index >= MAX_KEPT || isOutdated(name)),
    ...found.filter(({ isKept, used }) => !isKept && used < since),
  ];
  for (const { path } of gone) tolerate(() => rmSync(path, { force: true }));
}

/** A folder that cannot be read or written keeps nothing: each run compiles for itself. */
function tolerate<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
