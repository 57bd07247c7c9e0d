/** The sources that globs and paths name. */
import { sep } from "node:path";
import { globSync } from "tinyglobby";
import { ProblemsError } from "../diagnostics.ts";

/** Absolute paths, sorted; never of installed packages. */
export function findSources(patterns: readonly string[]): string[] {
  const globs = patterns.map((pattern) => pattern.split(sep).join("/")); // in a glob, `\` is an escape
  const found = globSync(globs, {
    absolute: true,
    ignore: ["**/node_modules/**"],
    expandDirectories: false,
  });
  if (found.length > 0) return found.toSorted();
  throw new ProblemsError([
    {
      code: "usage",
      message: `--consumer ${patterns.join(",")} matches no file`,
      advice: "give a glob or a path from the working folder: --consumer 'src/**/*.ts'",
    },
  ]);
}
