/** Results in a file, whole or not at all. */
import { type FileHandle, open, rename } from "node:fs/promises";

/** Characters that are written at once. */
const block = 1 << 20;

/**
 * Writes results as JSON Lines and gives their number. They are collected in `path` with `.partial` behind it, which takes the place of
 * `path` when all are written and on the disk: `path` is never half a file, whatever stops it. A download that is cut goes on within the
 * same call; a second call begins anew. Throws what reading the results throws, and the file system's own errors.
 */
export async function saveResults(results: AsyncIterable<unknown>, path: string): Promise<number> {
  const partial = `${path}.partial`;
  const file = await open(partial, "w");
  let lines: number;
  try {
    lines = await write(results, file);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  return lines;
}

async function write(results: AsyncIterable<unknown>, file: FileHandle): Promise<number> {
  let lines = 0;
  let text = "";
  for await (const line of results) {
    text += `${JSON.stringify(line)}\n`;
    lines += 1;
    if (text.length < block) continue;
    await file.writeFile(text);
    text = "";
  }
  await file.writeFile(text);
  return lines;
}
