/** Items pulled one at a time out of what comes many at a time. */

/** Where the items come from. Nothing is asked of it while `more` is under way, or after `close`. */
export interface Supply<T> {
  /** The next of the items that are here, or undefined. */
  take(): IteratorYieldResult<T> | undefined;
  /** Fetches items, maybe none yet; false where there are no more. */
  more(): Promise<boolean>;
  close(): void;
}

/** Written out, because an async generator costs two to four times as much an item. */
export class Pull<T> implements AsyncIterableIterator<T> {
  readonly #supply: Supply<T>;
  #closed = false;
  /** The `next()` under way, which later ones wait for. */
  #turn: Promise<unknown> | undefined;

  constructor(supply: Supply<T>) {
    this.#supply = supply;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#turn === undefined && !this.#closed) {
      try {
        const item = this.#supply.take();
        if (item !== undefined) return Promise.resolve(item);
      } catch (error) {
        this.#close();
        return Promise.reject(error as Error); // whatever was thrown
      }
    }
    const pull = this.#turn === undefined ? this.#pull() : this.#turn.then(() => this.#pull());
    const over = (): void => {
      if (this.#turn === turn) this.#turn = undefined;
    };
    const turn = pull.then(over, over);
    this.#turn = turn;
    return pull;
  }

  /** Ends the iteration at once, also while a `next()` is under way. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#close();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #pull(): Promise<IteratorResult<T, undefined>> {
    try {
      while (!this.#closed) {
        const item = this.#supply.take();
        if (item !== undefined) return item;
        if (!(await this.#supply.more())) this.#close();
      }
    } catch (error) {
      // After return() nobody waits for what closing has caused.
      if (!this.#closed) {
        this.#close();
        throw error;
      }
    }
    return { done: true, value: undefined };
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#supply.close();
  }
}
