/** Lines made values, one at a time. */
import { JsonlError } from "./errors.ts";
import { excerptLength, type LineSource } from "./line-source.ts";
import { byteLength, type LineBlock } from "./lines.ts";
import type { JsonlOptions } from "./options.ts";
import type { Supply } from "./pull.ts";

export class JsonlReader<T> implements Supply<T> {
  readonly #source: LineSource;
  readonly #expected: number;
  readonly #onBadLine: JsonlOptions["onBadLine"];
  #blocks: readonly LineBlock[] = [];
  /** Where the next line is: the block, and the line in it. */
  #block = 0;
  #line = 0;
  /** Lines given out or passed over. */
  items: number;
  #last: T | undefined;
  /** The last line, when it turned out to have been cut. */
  #broken: { readonly text: string; readonly cause: unknown } | undefined;

  /** `items`: of an earlier download that this one goes on with. */
  constructor(source: LineSource, { expectedLines = 0, onBadLine }: JsonlOptions, items = 0) {
    this.items = items;
    this.#source = source;
    this.#expected = expectedLines;
    this.#onBadLine = onBadLine;
  }

  take(): IteratorYieldResult<T> | undefined {
    this.#source.check();
    for (
      let block = this.#blocks[this.#block];
      block !== undefined;
      block = this.#blocks[this.#block]
    ) {
      while (this.#line < block.lines.length) {
        const item = this.#parse(block, this.#line);
        this.#line += 1;
        if (item !== undefined) return item;
      }
      this.#block += 1;
      this.#line = 0;
    }
    return undefined;
  }

  /** Undefined for a blank line. */
  #parse(block: LineBlock, index: number): IteratorYieldResult<T> | undefined {
    let text = block.lines[index] ?? "";
    if (text === "" || text === "\r") return undefined;
    const first = block.line + index === 1;
    if (first && text.startsWith("\uFEFF")) text = text.slice(1);
    try {
      if (block.fault !== undefined) throw new SyntaxError(block.fault);
      // What the lines are is the description's word.
      const value = JSON.parse(text) as T;
      this.items += 1;
      this.#last = value;
      return { done: false, value };
    } catch (cause) {
      if (block.fault === undefined && /^[ \t\r]*$/.test(text)) return undefined;
      if (block.open && block.fault !== "too long") {
        this.#broken = { text, cause };
        return undefined;
      }
      const error = this.#error(block, index, cause);
      if (this.#onBadLine === undefined || error.kind !== "malformed") throw error;
      this.#onBadLine(error);
      this.items += 1;
      return undefined;
    }
  }

  async more(): Promise<boolean> {
    this.#blocks = [];
    this.#block = 0;
    const broken = this.#broken;
    this.#broken = undefined;
    try {
      const blocks = broken ? undefined : await this.#source.read();
      if (blocks !== undefined) this.#blocks = blocks;
      else if (broken || this.items < this.#expected) {
        await this.#source.resume(broken?.cause, broken?.text);
      } else return false;
      return true;
    } catch (error) {
      throw this.#placed(error);
    }
  }

  close(): void {
    this.#blocks = [];
    this.#source.close();
  }

  #placed<E>(error: E): E {
    if (error instanceof JsonlError) error.last = this.#last;
    return this.#source.redact(error);
  }

  #error(block: LineBlock, index: number, cause: unknown): JsonlError {
    const tooLong = block.fault === "too long";
    const line = block.line + index;
    const { [index]: text = "" } = block.lines;
    const details = {
      kind: tooLong ? "too_long" : "malformed",
      line,
      byteOffset: block.byteOffset + byteLength(block.lines.slice(0, index)),
      excerpt: text.slice(0, excerptLength),
      cause,
    } as const;
    const found = tooLong ? "is longer than maxLineBytes" : "is not JSON";
    const message = `${this.#source.name}: line ${line} ${found}`;
    return this.#placed(new JsonlError(message, details));
  }
}
