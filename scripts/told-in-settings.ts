/** What is wrong with a row of the settings, told where it stands in their file. */
import { type Config, inSettings } from "./config.ts";
import { ProblemsError } from "./diagnostics.ts";
import { rowInSettings } from "./model/index.ts";
import type { Rows } from "./model/rows.ts";

interface Told {
  /** By which the run is made. */
  readonly rows: Rows;
  readonly settings: Config;
  /** Of the settings. */
  readonly path: string | undefined;
}

/** What `work` gives; its problems get the place of the settings that they are about. */
export async function toldInSettings<T>({ rows, settings, path }: Told, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const problems = error.problems.map((it) => ({
      ...it,
      setting: it.setting && rowInSettings(it.setting, rows, settings),
    }));
    throw new ProblemsError(await inSettings(problems, path));
  }
}
