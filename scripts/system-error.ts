/** What the system refuses, told as a problem: a folder that may not be written is no bug. */
import { relative } from "node:path";
import type { Problem } from "./diagnostics.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EFBIG: "it grows larger than files may be",
  EEXIST: "a file stands where a folder should be",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file or folder",
  ENOSPC: "there is no space left",
  ENOTDIR: "a file stands where a folder should be",
  EPERM: "access is denied",
  EROFS: "it is on a file system that can only be read",
};

/** Undefined for every other error, which is one of ours. `file` is where it happened if the error does not say it. */
export function systemProblem(error: unknown, file?: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", path = file } = error as NodeJS.ErrnoException; // only what the system throws has them
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (path === undefined || reason === undefined) return undefined;
  return {
    code: "file",
    message: `${relative("", path) || path} cannot be used: ${reason}`,
    advice: "make it usable, or work in another folder",
  };
}
