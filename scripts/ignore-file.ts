/** The file that `--ignore` names. */
import { readFile } from "node:fs/promises";
import { type Ignored, readIgnored } from "./compare/index.ts";
import { type Problem, ProblemsError } from "./diagnostics.ts";
import { reasonOf } from "./load/index.ts";
import { readJsonc } from "./jsonc.ts";

const ADVICE = 'a list of { "fingerprint", "reason", "expires": "2027-01-31" }';

/** @throws ProblemsError with everything that is wrong with the file. */
export async function readIgnoreFile(path: string | undefined): Promise<Ignored[]> {
  if (path === undefined) return [];
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    const advice = "name an existing file with --ignore";
    const message = `${path} cannot be read: ${reasonOf(cause)}`;
    throw new ProblemsError([{ code: "config", message, advice }]);
  });
  const { data, faults } = readJsonc(text);
  const { entries, mistakes } = readIgnored(data);
  const problems: readonly Omit<Problem, "code">[] =
    faults.length > 0 ? faults : mistakes.map((message) => ({ message }));
  if (problems.length === 0) return entries;
  throw new ProblemsError(
    problems.map((it) => ({ code: "config", file: path, advice: ADVICE, ...it })),
  );
}
