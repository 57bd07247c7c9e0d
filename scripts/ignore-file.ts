/** The file that `--ignore` names. */
import { readFile } from "node:fs/promises";
import { type Ignored, readIgnored } from "./compare/index.ts";
import { ProblemsError } from "./diagnostics.ts";

/** @throws ProblemsError with everything that is wrong with the file. */
export async function readIgnoreFile(path: string | undefined): Promise<Ignored[]> {
  if (path === undefined) return [];
  const { entries, mistakes } = await readFile(path, "utf8").then(
    (text) => readIgnored(parseJson(text)),
    () => ({ entries: [], mistakes: ["it cannot be read"] }),
  );
  if (mistakes.length === 0) return entries;
  throw new ProblemsError(
    mistakes.map((mistake) => ({
      code: "config",
      message: `${path}: ${mistake}`,
      advice: 'a list of { "fingerprint", "reason", "expires": "2027-01-31" }',
    })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no list either
  }
}
