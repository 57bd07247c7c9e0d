/** Which description it is, told by the problems that are about one. */
import { type Problem, ProblemsError } from "./diagnostics.ts";
import { label } from "./load/index.ts";

/** What `work` gives; its problems name the description by its path or address, unless they name another file. */
export async function named<T>(source: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const file = label(source);
    throw new ProblemsError(error.problems.map((it) => (isAbout(it) ? { ...it, file } : it)));
  }
}

/** Those of the command line, of the settings and of the output are not; what cannot be read is named by its message. */
function isAbout({ code, file, setting, pointer, line }: Problem): boolean {
  if (file !== undefined || setting !== undefined) return false;
  const hasPlace = pointer !== undefined || line !== undefined;
  return hasPlace || ["syntax", "not-openapi", "unsupported-version", "structure"].includes(code);
}
