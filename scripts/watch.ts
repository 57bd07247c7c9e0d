/** Regenerates whenever a file changes that the client is made from, until it is told to end. */
import { watch as watchFolder, type FSWatcher } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { CONFIG_FILE, readConfig } from "./config.ts";
import { formatProblem, ProblemsError } from "./diagnostics.ts";
import type { GenerateOptions } from "./generate-input.ts";
import { generate } from "./generate.ts";
import { reportLine } from "./report.ts";

export interface Watching {
  /** Hears one line a run. */
  readonly say: (line: string) => void;
  /** Hears the problems of a run that made nothing; the next change is waited for nevertheless. */
  readonly complain: (line: string) => void;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** Resolves when the signal has ended it. */
export async function watch(options: GenerateOptions, watching: Watching): Promise<void> {
  const { say, signal } = watching;
  const changes = new Changes(signal);
  try {
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      changes.follow(await filesOf(options)); // before they are read: what changes from now on is seen
      await run(
        { ...options, onFile: (location) => changes.follow(fileOf(location, "")) },
        watching,
      );
      if (isFirst) say(`watching ${changes.files.map((it) => basename(it)).join(", ")}`);
      await changes.next();
    }
  } finally {
    changes.close();
  }
}

async function run(options: GenerateOptions, { say, complain }: Watching): Promise<void> {
  try {
    say(reportLine(await generate(options)));
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    for (const problem of error.problems) complain(formatProblem(problem));
  }
}

/** Of a configuration that is broken just now, itself alone. */
async function filesOf({ config: path, spec }: GenerateOptions): Promise<readonly string[]> {
  const own = resolve(path ?? CONFIG_FILE);
  const config = await readConfig(path).catch(() => undefined);
  const folder = config?.folder ?? "";
  const description = spec === undefined ? fileOf(config?.spec, folder) : fileOf(spec, "");
  return [own, ...description, ...fileOf(config?.overlay, folder)];
}

/** None for a URL, which tells nobody that it has changed. */
function fileOf(name: string | undefined, folder: string): readonly string[] {
  return name === undefined || /^https?:\/\//i.test(name) ? [] : [resolve(folder, name)];
}

/** An editor may write a file in several steps, or put another in its place. */
const QUIET_MILLISECONDS = 50;

/** Folders are watched, not files: a file that is replaced or not there yet is seen as well. */
class Changes {
  files: readonly string[] = [];
  readonly #folders = new Map<string, FSWatcher>();
  readonly #signal: AbortSignal;
  #isDirty = false;
  #wake = (): void => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake(), { once: true });
  }

  /** Files that were followed before and are not named any more are still followed: they may be named again. */
  follow(files: readonly string[]): void {
    this.files = [...new Set([...this.files, ...files])];
    for (const folder of new Set(files.map((it) => dirname(it)))) this.#open(folder);
  }

  /** Resolves once something has changed and nothing has since for a moment, or at the end. */
  async next(): Promise<void> {
    while (!this.#isDirty && !this.#signal.aborted) await this.#event();
    while (this.#isDirty && !this.#signal.aborted) {
      this.#isDirty = false;
      await this.#event(QUIET_MILLISECONDS);
    }
  }

  close(): void {
    for (const folder of this.#folders.values()) folder.close();
  }

  /** Resolves with the next change, with the end, or after a time. */
  async #event(milliseconds?: number): Promise<void> {
    await new Promise<void>((done) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
      this.#wake = (): void => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #open(folder: string): void {
    if (this.#folders.has(folder)) return;
    try {
      const watcher = watchFolder(folder, (_, name) => {
        if (name !== null && !this.files.includes(resolve(folder, name))) return;
        this.#isDirty = true;
        this.#wake();
      });
      watcher.on("error", () => this.#folders.delete(folder)); // removed: opened anew when there is one again
      this.#folders.set(folder, watcher);
    } catch {
      // there is no such folder: the run says so, and a change of the configuration may name another
    }
  }
}
