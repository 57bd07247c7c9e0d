/** A file on its way to its place, with a note beside it of how far it is good and where its download goes on. */
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import {
  copyFile,
  type FileHandle,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { UsageError } from "../errors.ts";
import type { LineMark } from "../line-body.ts";

/** Where a download goes on. */
export interface Mark extends LineMark {
  /** Lines given out or passed over before. */
  readonly items: number;
}

/** What must be so for the file to be gone on with. */
interface Note {
  /** Of whose lines it is. */
  readonly source: string;
  readonly mark: Mark;
  readonly lines: number;
  /** Bytes of those lines in the file. */
  readonly bytes: number;
  /** SHA-256 of those bytes. */
  readonly digest: string;
}

export class PartialFile {
  readonly #path: string;
  readonly #source: string | undefined;
  readonly #file: FileHandle;
  #hash = createHash("sha256");
  #bytes = 0;
  #lines = 0;
  /** Where the download goes on behind the lines that were found. */
  mark: Mark | undefined;

  private constructor(path: string, source: string | undefined, file: FileHandle) {
    this.#path = path;
    this.#source = source;
    this.#file = file;
  }

  /** With the lines that an earlier attempt at the same source left, if they are as they were noted; otherwise empty. */
  static async open(path: string, source: string | undefined): Promise<PartialFile> {
    const partial = new PartialFile(path, source, await takeOver(path));
    try {
      await partial.#take(await noteOf(path));
    } catch (error) {
      await partial.close();
      throw error;
    }
    return partial;
  }

  get lines(): number {
    return this.#lines;
  }

  async #take(note: Note | null | undefined): Promise<void> {
    if (note?.source === undefined || note.source !== this.#source) return this.clear();
    const end = note.bytes - 1;
    const kept = this.#file.createReadStream({ start: 0, end, autoClose: false });
    for await (const chunk of kept) this.#hash.update(chunk as Buffer); // no encoding is set
    if (this.#hash.copy().digest("hex") !== note.digest) return this.clear();
    await this.#file.truncate(note.bytes);
    this.#bytes = note.bytes;
    this.#lines = note.lines;
    this.mark = note.mark;
  }

  /** Begins anew. */
  async clear(): Promise<void> {
    await rm(noteBeside(this.#path), { force: true });
    await this.#file.truncate(0);
    this.#hash = createHash("sha256");
    this.#bytes = 0;
    this.#lines = 0;
    this.mark = undefined;
  }

  /** Adds so many lines. With a mark, what is there by then is what a later attempt finds. */
  async add(text: string, lines: number, mark: Mark | undefined): Promise<void> {
    const bytes = Buffer.from(text);
    await this.#check();
    await this.#file.appendFile(bytes);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#lines += lines;
    if (mark === undefined || this.#source === undefined || this.#bytes === 0) return;
    const note: Note = {
      source: this.#source,
      mark,
      lines: this.#lines,
      bytes: this.#bytes,
      digest: this.#hash.copy().digest("hex"),
    };
    // In one step, so that no crash leaves half a note.
    const beside = noteBeside(this.#path);
    await writeFile(`${beside}.new`, JSON.stringify(note));
    await rename(`${beside}.new`, beside);
  }

  /** Throws UsageError where another process has taken the file over. */
  async #check(path = this.#path): Promise<void> {
    const options = { bigint: true } as const;
    const own = await this.#file.stat(options);
    const found = await stat(path, options).catch(() => undefined);
    if (found?.ino !== own.ino) {
      throw new UsageError(`saveResults: another process has begun to write ${this.#path}`);
    }
  }

  /** Takes the place of `path`, or stays where the next attempt finds it. */
  async become(path: string): Promise<void> {
    await this.#file.sync();
    await this.#check();
    // Out of the reach of others before the last look: what one of them began meanwhile is no result.
    const own = aside(this.#path);
    await rename(this.#path, own);
    try {
      await this.#check(own);
      await rename(own, path);
    } catch (error) {
      await rename(own, this.#path);
      throw error;
    }
    await rm(noteBeside(this.#path), { force: true });
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/**
 * What is at a path, or nothing, in a file of its own that is at the path from now on: a process that still writes to the one
 * before it spoils nothing.
 */
async function takeOver(path: string): Promise<FileHandle> {
  const own = aside(path);
  try {
    await copyFile(path, own, constants.COPYFILE_FICLONE).catch(unlessMissing);
    const file = await open(own, "a+");
    await rename(own, path);
    return file;
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

/** A name that no other call has. */
function aside(path: string): string {
  return `${path}.${randomUUID()}`;
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

function noteBeside(path: string): string {
  return `${path}.json`;
}

/** Undefined where there is none, or none that can be read. */
async function noteOf(path: string): Promise<Note | null | undefined> {
  try {
    // Whether it fits the file is checked by its digest.
    return JSON.parse(await readFile(noteBeside(path), "utf8")) as Note | null;
  } catch {
    return undefined;
  }
}
