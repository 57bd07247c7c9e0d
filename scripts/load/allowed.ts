/** Which files besides the description may be read for its references: folders and origins that the caller names. */
import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { type ReadSource, readSource, type SourceOptions } from "./source.ts";

export interface Allowed {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly origins: readonly string[];
}

export const NOTHING_ALLOWED: Allowed = { folders: [], origins: [] };

const URL_LIKE = /^https?:\/\//i;

/** Of paths and URLs as they are written, paths being relative to the folder. */
export function allowedOf(written: readonly string[], folder: string): Allowed {
  const origins = written.filter((it) => isUrl(it) && URL.canParse(it));
  const folders = written.filter((it) => !origins.includes(it));
  return {
    folders: folders.map((it) => resolve(folder, it)),
    origins: origins.map((it) => new URL(it).origin),
  };
}

export function isUrl(location: string): boolean {
  return URL_LIKE.test(location);
}

/** Why a file may not be read. */
export class Refused extends Error {}

/**
 * The bytes at a location, and where they really are.
 * @throws Refused where it lies beyond what is allowed, links and redirects followed; ProblemsError where it is unreadable.
 */
export async function readAllowed(
  location: string,
  allowed: Allowed,
  options: SourceOptions,
): Promise<ReadSource> {
  if (isUrl(location)) {
    const mayFollow = ({ origin }: URL): boolean => allowed.origins.includes(origin);
    if (!mayFollow(new URL(location))) throw new Refused("its origin is not allowed");
    return readSource(location, { ...options, mayFollow });
  }
  const isNamed = allowed.folders.some((folder) => isInside(location, folder));
  if (!isNamed) throw new Refused("it is in no folder that is allowed");
  const real = await realpath(location).catch(() => location);
  const folders = await Promise.all(
    allowed.folders.map((folder) => realpath(folder).catch(() => folder)),
  );
  if (!folders.some((folder) => isInside(real, folder)))
    throw new Refused("it is a link out of the folders that are allowed");
  const found = await stat(real).catch(() => undefined);
  if (found !== undefined && !found.isFile() && !found.isDirectory())
    throw new Refused("it is no regular file"); // reading a pipe could wait for ever
  return readSource(real, options);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !isAbsolute(way) && !/^\.\.(?:[\\/]|$)/.test(way);
}
