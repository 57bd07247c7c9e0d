/** Large CommonJS files of packages, compiled once for all runs. */
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { arch } from "node:os";
import { dirname, join, sep } from "node:path";
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

/**
 * In the `node_modules` that the package is in, so that it goes when the package goes and has the same owner. Of
 * another file, V8, set of flags or processor it would be of no use.
 */
function placeOf(file: string): string | undefined {
  const modules = `${sep}node_modules${sep}`;
  const end = file.lastIndexOf(modules);
  if (end < 0) return undefined;
  const { size, mtimeMs } = statSync(file);
  const inner = file.slice(end + modules.length).replaceAll(sep, "-");
  const name = [inner, size, Math.trunc(mtimeMs), arch(), cachedDataVersionTag()].join("-");
  return join(file.slice(0, end), modules, ".cache/twinfold", `${name}.v8`);
}

function compile(file: string, place: string): Function {
  const cachedData = read(place);
  const produceCachedData = cachedData === undefined;
  const options = { filename: file, produceCachedData, ...(cachedData && { cachedData }) };
  const compiled = compileFunction(readFileSync(file, "utf8"), PARAMETERS, options);
  if (compiled.cachedDataRejected === true) tolerate(() => rmSync(place));
  if (compiled.cachedData !== undefined) keep(place, compiled.cachedData);
  return compiled;
}

function read(place: string): Buffer | undefined {
  return tolerate(() => readFileSync(place));
}

/** Other runs may write and read at the same time: it is there as a whole or not at all. */
function keep(place: string, data: Uint8Array): void {
  const unfinished = `${place}.${randomUUID()}`;
  tolerate(() => {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(unfinished, data);
    renameSync(unfinished, place);
  });
}

/** A folder that cannot be read or written keeps nothing: each run compiles for itself. */
function tolerate<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
