/** Results in a file, whole or not at all. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { isTwinfoldError } from "../error-guards.ts";
import type { Plan } from "../api.ts";
import { UsageError } from "../errors.ts";
import { downloadOf } from "../jsonl.ts";
import { JsonlReader } from "../jsonl-reader.ts";
import { LineSource } from "../line-source.ts";
import type { Supply } from "../pull.ts";
import { Iterated } from "./iterated.ts";
import { type Mark, PartialFile } from "./partial-file.ts";

/** Characters that are written at once. */
const block = 1 << 20;

/**
 * Writes results as JSON Lines and gives their number. They are collected in `path` with `.partial` behind it, which takes the place of
 * `path` when all are written and on the disk: `path` is never half a file, whatever stops it. A download that is cut goes on within the
 * same call. A second call, after a crash or an error, goes on where the first one stopped if the results are one download
 * (`results(id)`) of which the server proves by a strong ETag that it is still the same file; otherwise it begins anew.
 * Throws UsageError for what is no results, where there is a folder or a device at the path, another call writes to it, or another process has begun to (which
 * goes on with what is there), what reading the results throws, and the file system's own errors.
 */
export async function saveResults(results: AsyncIterable<unknown>, path: string): Promise<number> {
  if (!(Symbol.asyncIterator in Object(results))) {
    const given = "results(id), or the results of a run";
    throw new UsageError(`saveResults: results must be an async iterable: ${given}`);
  }
  const place = resolve(path);
  if (underWay.has(place)) {
    throw new UsageError(`saveResults: ${path} is being written by another call`);
  }
  underWay.add(place);
  try {
    const found = await stat(place).catch(() => undefined);
    // A folder takes no file in its place; a device does, and is gone.
    if (found !== undefined && !found.isFile()) {
      throw new UsageError(`saveResults: ${path} is no file, nor free for one; name another path`);
    }
    return await save(results, path);
  } finally {
    underWay.delete(place);
  }
}

/** Paths of calls that have not ended: two would write into one partial file. */
const underWay = new Set<string>();

async function save(results: AsyncIterable<unknown>, path: string): Promise<number> {
  const plan = downloadOf(results);
  const file = await PartialFile.open(`${path}.partial`, sourceOf(plan));
  try {
    if (plan === undefined) await write(new Iterated(results), file);
    else await download(plan, file);
    await file.become(path);
  } finally {
    await file.close();
  }
  return file.lines;
}

/** An ETag holds for one address; what is no single download has none. */
function sourceOf(plan: Plan | undefined): string | undefined {
  if (plan === undefined) return undefined;
  const { operation, args, options } = plan;
  return JSON.stringify([operation.name, args.path, options?.beta, options?.betas]);
}

async function download(plan: Plan, file: PartialFile): Promise<void> {
  try {
    await goOn(plan, file);
  } catch (error) {
    const changed = isTwinfoldError(error) && error.type === "jsonl" && error.kind === "changed";
    if (!changed || file.mark === undefined) throw error;
    await file.clear();
    await goOn(plan, file);
  }
}

/** Adds what follows the file's mark. */
function goOn(plan: Plan, file: PartialFile): Promise<void> {
  const source = new LineSource(plan, file.mark);
  const reader = new JsonlReader(source, file.mark?.items);
  return write(reader, file, () => {
    const { mark } = source;
    return mark.identity === undefined ? undefined : { ...mark, items: reader.items };
  });
}

/** `markOf`: where to go on when all items that came were taken. */
async function write(
  supply: Supply<unknown>,
  file: PartialFile,
  markOf: () => Mark | undefined = () => undefined,
): Promise<void> {
  let text = "";
  let lines = 0;
  let mark: Mark | undefined;
  const flush = async (): Promise<void> => {
    await file.add(text, lines, mark);
    text = "";
    lines = 0;
  };
  try {
    do {
      mark = undefined;
      for (let item = supply.take(); item !== undefined; item = supply.take()) {
        text += `${JSON.stringify(item.value)}\n`;
        lines += 1;
      }
      mark = markOf();
      if (text.length >= block) await flush();
    } while (await supply.more());
  } catch (error) {
    if (mark !== undefined) await flush();
    throw error;
  } finally {
    supply.close();
  }
  await flush();
}
