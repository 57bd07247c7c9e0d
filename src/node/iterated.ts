/** Any async iterable as a supply of one item at a time. */
import type { Supply } from "../pull.ts";

export class Iterated<T> implements Supply<T> {
  readonly #iterator: AsyncIterator<T>;
  #item: IteratorYieldResult<T> | undefined;
  #over = false;

  constructor(items: AsyncIterable<T>) {
    this.#iterator = items[Symbol.asyncIterator]();
  }

  take(): IteratorYieldResult<T> | undefined {
    const item = this.#item;
    this.#item = undefined;
    return item;
  }

  async more(): Promise<boolean> {
    const next = await this.#iterator.next().catch((error: unknown) => {
      this.#over = true;
      throw error;
    });
    if (next.done) this.#over = true;
    else this.#item = next as IteratorYieldResult<T>; // its absent `done` means the same
    return !this.#over;
  }

  close(): void {
    // As for-await does, where it is left before the end by an error: that is what is told.
    if (!this.#over) this.#iterator.return?.().catch(() => undefined);
  }
}
