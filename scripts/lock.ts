/** twinfold.lock.json: which bytes of a description elsewhere the client is made from, and where their copy lies. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemsError } from "./diagnostics.ts";
import { sha256Of } from "./load/index.ts";

export const LOCK_FILE = "twinfold.lock.json";

export interface Lock {
  /** A URL without user and password, or a path. */
  readonly source: string;
  /** Of the copy with the line ends of Unix, in hexadecimal. */
  readonly sha256: string;
  /** By which the server knows the bytes again. */
  readonly etag: string | null;
  /** Where the copy lies, from the folder of the configuration. */
  readonly file: string;
}

/** The lock of the configuration in `folder`; undefined where nothing was taken in yet. */
export async function readLock(folder: string): Promise<Lock | undefined> {
  const text = await readFile(join(folder, LOCK_FILE), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const value = parse(text);
  const isWhole = ["source", "sha256", "file"].every((key) => typeof value?.[key] === "string");
  if (isWhole) return value as unknown as Lock; // as was just seen
  throw new ProblemsError([
    {
      code: "config",
      message: `${LOCK_FILE} is not as \`twinfold update\` writes it`,
      advice: "remove it, and run `twinfold update <url|path>`",
    },
  ]);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The copy of a description whose address is configured: beside the configuration. */
export function copyName(source: string): string {
  return /\.json($|[?#])/i.test(source) ? "twinfold.spec.json" : "twinfold.spec.yaml";
}

export interface Locked {
  readonly lock: Lock;
  readonly bytes: Uint8Array;
}

/** Writes copy and lock, then does `work`; where that fails, both are as they were before. */
export async function withLocked<T>(
  folder: string,
  { lock, bytes }: Locked,
  work: () => Promise<T>,
): Promise<T> {
  const text = `${JSON.stringify(lock, null, 2)}\n`;
  const files = new Map<string, Uint8Array | string>([
    [join(folder, lock.file), bytes],
    [join(folder, LOCK_FILE), text],
  ]);
  const before = await Promise.all(
    [...files.keys()].map(
      async (path) => [path, await readFile(path).catch(() => undefined)] as const,
    ),
  );
  try {
    for (const [path, content] of files) await writeFile(path, content);
    return await work();
  } catch (error) {
    for (const [path, content] of before) {
      const restored = content === undefined ? rm(path, { force: true }) : writeFile(path, content);
      await restored.catch(() => {}); // what cannot be written has not been; the first error says why
    }
    throw error;
  }
}

/** Where the copy of `source` lies. @throws ProblemsError where it is not what was taken in. */
export async function copyOf(folder: string, source: string): Promise<string | undefined> {
  const lock = await readLock(folder);
  if (lock?.source !== withoutUser(source)) return undefined;
  const bytes = await readFile(join(folder, lock.file)).catch(() => undefined);
  if (bytes !== undefined && isLocked(lock, bytes)) return lock.file;
  throw new ProblemsError([
    {
      code: "source-unreadable",
      message: `${lock.file} is not the copy that ${LOCK_FILE} tells of`,
      advice:
        "restore it, or run `twinfold update` for a new one; corrections belong in an overlay",
    },
  ]);
}

/** The same address for messages and files: user and password are for its server only. */
export function withoutUser(source: string): string {
  if (!/^https?:\/\//i.test(source)) return source;
  const url = new URL(source);
  url.username = "";
  url.password = "";
  return url.href;
}

/** Whether the bytes are those that were taken in. */
export function isLocked(lock: Lock, bytes: Uint8Array): boolean {
  return sha256Of(bytes) === lock.sha256;
}
