/** Cuts bytes into lines, pushed in chunks of any size: no stream, no JSON, no memory but the line that is unfinished. */
import { byteLength } from "./body-text.ts";
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
  /** What is wrong with the one line of the block: its text has replacement characters. */
  readonly fault?: "not UTF-8";
}

export const firstLine: LinePlace = { line: 1, byteOffset: 0 };

const newline = 10;
// A byte order mark is left in the text: decoders would drop it at the start of every block, not of the body alone.
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A line ends with LF; a CR before it stays, being white space to JSON. Linear in bytes whatever the sizes of lines and chunks: a chunk is
 * searched once, whole lines are decoded together, and the parts of the unfinished one are joined once.
 */
export class LineCutter {
  readonly #maxLineBytes: number;
  /** The unfinished line. */
  readonly #rest = new Parts();
  /** Where the line is that has no line end yet. */
  unfinished: LinePlace;
  /** How the unfinished line begins, when it has become longer than `maxLineBytes`: nothing may be pushed then. */
  tooLong: string | undefined;

  /** `start`: the place of the first line that will be pushed. */
  constructor(maxLineBytes: number, start: LinePlace = firstLine) {
    this.#maxLineBytes = maxLineBytes;
    this.unfinished = start;
  }

  /** The lines that this chunk completes. */
  push(chunk: Uint8Array): LineBlock[] {
    const blocks: LineBlock[] = [];
    const last = chunk.lastIndexOf(newline);
    let start = 0;
    if (last >= 0 && this.#rest.length > 0) {
      start = chunk.indexOf(newline) + 1;
      this.#keep(chunk.subarray(0, start - 1));
      blocks.push(...this.#cut(this.#rest.take()));
    }
    if (start <= last) blocks.push(...this.#cut(chunk.subarray(start, last)));
    this.#keep(chunk.subarray(last + 1));
    return blocks;
  }

  /** The last line, where the body ends without a line end. */
  end(): LineBlock[] {
    return this.#rest.length > 0 ? this.#cut(this.#rest.take()) : [];
  }

  /** Lines, the last of them without its line end. */
  #cut(bytes: Uint8Array): LineBlock[] {
    if (this.tooLong !== undefined) return [];
    const mayFit = bytes.length <= this.#maxLineBytes;
    try {
      if (mayFit) return [this.#block(strict, bytes)];
    } catch {
      // A line of them is not UTF-8: which, they show one by one.
    }
    if (bytes.includes(newline)) return this.#lineByLine(bytes);
    if (mayFit) return [{ ...this.#block(lenient, bytes), fault: "not UTF-8" }];
    this.#keep(bytes);
    return [];
  }

  #lineByLine(bytes: Uint8Array): LineBlock[] {
    const blocks: LineBlock[] = [];
    for (let start = 0; start <= bytes.length;) {
      const found = bytes.indexOf(newline, start);
      const end = found < 0 ? bytes.length : found;
      blocks.push(...this.#cut(bytes.subarray(start, end)));
      start = end + 1;
    }
    return blocks;
  }

  /** What is unfinished begins behind these lines and their line ends. */
  #block(decoder: TextDecoder, bytes: Uint8Array): LineBlock {
    const { line, byteOffset } = this.unfinished;
    const lines = decoder.decode(bytes).split("\n");
    this.unfinished = { line: line + lines.length, byteOffset: byteOffset + bytes.length + 1 };
    return { lines, line, byteOffset };
  }

  /** Adds to the unfinished line; once it is too long, no more than shows how it begins. */
  #keep(part: Uint8Array): void {
    const fits = this.#rest.length + part.length <= this.#maxLineBytes;
    this.#rest.add(fits ? part : part.subarray(0, 200));
    if (!fits) this.tooLong ??= lenient.decode(this.#rest.take().subarray(0, 200));
  }
}

/** The place of a line by its index in its block. */
export function placeIn({ lines, line, byteOffset }: LineBlock, index: number): LinePlace {
  const before = lines.slice(0, index).map((text) => `${text}\n`);
  return { line: line + index, byteOffset: byteOffset + byteLength(before.join("")) };
}
