/** Cuts bytes into lines, pushed in chunks of any size: no stream, no JSON, no memory but the line that is unfinished. */
import { Parts } from "./parts.ts";

/** Where a line stands in its body. */
export interface LinePlace {
  /** From 1. */
  readonly line: number;
  /** Bytes before it. */
  readonly byteOffset: number;
}

/** Lines that came together, in their order; the place is the first one's. */
export interface LineBlock extends LinePlace {
  readonly lines: readonly string[];
  /** What is wrong with the one line of the block: its text has replacement characters, or is its beginning. */
  readonly fault?: "not UTF-8" | "too long";
  /** True where the body ended without a line end, so that the line may have been cut. */
  readonly open?: true;
}

export const firstLine: LinePlace = { line: 1, byteOffset: 0 };

const newline = 10;
// A byte order mark is left in the text: decoders would drop it at the start of every block, not of the body alone.
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A line ends with LF; a CR before it stays, being white space to JSON. Linear in bytes whatever the sizes of lines and chunks: a chunk is
 * searched once, whole lines are decoded together, and the unfinished one is kept in a buffer that doubles. After a line that is too
 * long nothing may be pushed.
 */
export class LineCutter {
  readonly #maxLineBytes: number;
  /** The unfinished line. */
  readonly #rest = new Parts();
  #unfinished: LinePlace;

  /** `start`: the place of the first line that will be pushed. */
  constructor(maxLineBytes: number, start: LinePlace = firstLine) {
    this.#maxLineBytes = maxLineBytes;
    this.#unfinished = start;
  }

  /** Where the line is that has no line end yet. */
  get unfinished(): LinePlace {
    return this.#unfinished;
  }

  /** The lines that this chunk completes. Of a line that is too long no more than `maxLineBytes` are ever kept. */
  push(chunk: Uint8Array): LineBlock[] {
    const last = chunk.lastIndexOf(newline);
    if (last < 0) return this.#keep(chunk);
    const blocks: LineBlock[] = [];
    let start = 0;
    if (this.#rest.length > 0) {
      start = chunk.indexOf(newline) + 1;
      blocks.push(...this.#keep(chunk.subarray(0, start - 1)));
      if (blocks.length > 0) return blocks;
      blocks.push(...this.#cut(this.#rest.take(), 1));
    }
    if (start <= last) blocks.push(...this.#cut(chunk.subarray(start, last), 1));
    if (blocks.at(-1)?.fault !== "too long") blocks.push(...this.#keep(chunk.subarray(last + 1)));
    return blocks;
  }

  /** The last line, where the body ends without a line end. */
  end(): LineBlock[] {
    if (this.#rest.length === 0) return [];
    const place = this.#unfinished;
    const blocks = this.#cut(this.#rest.take(), 0);
    this.#unfinished = place;
    return blocks.map((block) => ({ ...block, open: true }));
  }

  /** `bytes` without its last line end, which takes `ending` bytes. */
  #cut(bytes: Uint8Array, ending: number): LineBlock[] {
    if (bytes.length > this.#maxLineBytes) return this.#lineByLine(bytes, ending);
    try {
      return [this.#block(strict.decode(bytes).split("\n"), bytes.length + ending)];
    } catch {
      return this.#lineByLine(bytes, ending);
    }
  }

  /** For bytes that hold a faulty line, or may hold one. */
  #lineByLine(bytes: Uint8Array, ending: number): LineBlock[] {
    const blocks: LineBlock[] = [];
    for (let start = 0; start <= bytes.length;) {
      const found = bytes.indexOf(newline, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      if (line.length > this.#maxLineBytes) return [...blocks, this.#tooLong(line)];
      const block = this.#block([lenient.decode(line)], line.length + (found < 0 ? ending : 1));
      blocks.push(isUtf8(line) ? block : { ...block, fault: "not UTF-8" });
      start = end + 1;
    }
    return blocks;
  }

  /** Lines that take so many bytes with their line ends, and what is unfinished begins behind them. */
  #block(lines: readonly string[], bytes: number): LineBlock {
    const { line, byteOffset } = this.#unfinished;
    this.#unfinished = { line: line + lines.length, byteOffset: byteOffset + bytes };
    return { lines, line, byteOffset };
  }

  /** Adds to the unfinished line. */
  #keep(part: Uint8Array): LineBlock[] {
    const length = this.#rest.length + part.length;
    if (length > this.#maxLineBytes) {
      return [this.#tooLong(this.#rest.length > 0 ? this.#rest.take() : part)];
    }
    this.#rest.add(part);
    return [];
  }

  #tooLong(line: Uint8Array): LineBlock {
    const lines = [lenient.decode(line.subarray(0, 200))];
    return { lines, ...this.#unfinished, fault: "too long" };
  }
}

/** Bytes that lines take with their line ends. */
export function byteLength(lines: readonly string[]): number {
  return lines.length === 0 ? 0 : new TextEncoder().encode(lines.join("\n")).length + 1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
