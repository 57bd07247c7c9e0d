/** Lines made values, one at a time. */
import { JsonlError } from "./errors.ts";
import type { Fault, LineSource, Lost } from "./line-source.ts";
import { type LineBlock, placeIn } from "./lines.ts";
import type { Supply } from "./pull.ts";

const blank = /^[ \t\r]*$/;

export class JsonlReader<T> implements Supply<T> {
  readonly #source: LineSource;
  #values: Iterator<T, void> | undefined;
  /** Lines given out or passed over. */
  items: number;
  #last: T | undefined;
  /** The last line, when it turned out to have been cut. */
  #broken: Lost | undefined;

  /** `items`: of an earlier download that this one goes on with. */
  constructor(source: LineSource, items = 0) {
    this.items = items;
    this.#source = source;
  }

  take(): IteratorYieldResult<T> | undefined {
    this.#source.check();
    const item = this.#values?.next();
    return item?.done ? undefined : item;
  }

  *#parsed(blocks: readonly LineBlock[]): Generator<T, void> {
    for (const block of blocks) {
      for (let index = 0; index < block.lines.length; index++) {
        let text = block.lines[index] ?? "";
        if (block.line + index === 1) text = text.replace(/^\uFEFF/, "");
        if (blank.test(text)) continue;
        try {
          if (block.fault !== undefined) throw new SyntaxError(block.fault);
          // What the lines are is the description's word.
          this.#last = JSON.parse(text) as T;
        } catch (cause) {
          if (this.#source.ended) {
            this.#broken = { text, cause };
            return;
          }
          this.#refuse({ kind: "malformed", place: placeIn(block, index), text, cause });
          continue;
        }
        this.items += 1;
        yield this.#last;
      }
    }
  }

  #refuse(fault: Fault): void {
    const error = this.#placed(this.#source.error(`line ${fault.place.line} is not JSON`, fault));
    const { onBadLine } = this.#source.options;
    if (onBadLine === undefined) throw error;
    onBadLine(error);
    this.items += 1;
  }

  async more(): Promise<boolean> {
    const broken = this.#broken;
    this.#broken = undefined;
    try {
      const blocks = broken ? undefined : await this.#source.read();
      this.#values = this.#parsed(blocks ?? []);
      if (blocks !== undefined) return true;
      const { expectedLines = 0 } = this.#source.options;
      if (!broken && this.items >= expectedLines) return false;
      await this.#source.resume(broken);
      return true;
    } catch (error) {
      throw this.#placed(error);
    }
  }

  close(): void {
    this.#values = undefined;
    this.#source.close();
  }

  #placed<E>(error: E): E {
    if (error instanceof JsonlError) error.last = this.#last;
    return this.#source.redact(error);
  }
}
