/** One attempt's end: a timer and the caller's signal behind one AbortSignal, both let go as soon as they are not needed. */
import { onAbort } from "./abort.ts";
import { AbortError, TimeoutError, type TwinfoldError } from "./errors.ts";
import { longestTimer } from "./retry.ts";

/** Why each signal of a deadline fired: a download's own end is the reason of all that it ends. */
const reasons = new WeakMap<AbortSignal, TwinfoldError>();

/**
 * Cheaper than AbortSignal.any and AbortSignal.timeout, which cost 17 to 31 % of a small call, and leaves no listener on a signal that is
 * used for thousands of calls.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal = this.#controller.signal;
  readonly #name: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held = false;
  #letGo: (() => void) | undefined;
  #refuse: ((reason: unknown) => void) | undefined;
  /** Why it ended, if it did. */
  ended: TwinfoldError | undefined;

  constructor(name: string, caller: AbortSignal | undefined, timeout: number = Infinity) {
    this.#name = name;
    if (caller !== undefined) {
      const abort = (): void => {
        const own = reasons.get(caller);
        const cause: unknown = caller.reason;
        this.end(own ?? new AbortError(`${name}: aborted by the caller`, { cause }));
      };
      if (caller.aborted) abort();
      else this.#letGo = onAbort(caller, abort);
    }
    this.restart(timeout);
  }

  /**
   * What the work gives, unless the deadline ends first; one at a time. To abort the fetch is not enough: Node's (20 and 22) forgets the
   * read of a compressed body that has all come, or that cannot be unpacked, and one's own may not listen.
   */
  wait<T>(work: T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#refuse = reject;
      if (this.ended) reject(this.ended);
      Promise.resolve(work).then(resolve, reject);
    });
  }

  /** Gives the attempt `timeout` milliseconds from now. */
  restart(timeout: number): void {
    this.pause();
    if (this.ended || timeout === Infinity) return;
    const end = (): void =>
      this.end(new TimeoutError(`${this.#name}: timed out after ${timeout} ms`));
    this.#timer = setTimeout(end, Math.min(timeout, longestTimer));
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  /** Keeps the signal connected after the attempt, for a body that is still to be read. */
  hold(): void {
    this.#held = true;
    this.pause();
  }

  /** After the attempt: lets go of timer and signal unless they are held. */
  settle(): void {
    if (!this.#held) this.release();
  }

  release(): void {
    this.pause();
    this.#letGo?.();
  }

  /** Throws the abort that ended it, if one did. */
  check(): void {
    if (this.ended instanceof AbortError) throw this.ended;
  }

  /** Closes the connection; without a reason, for a caller who wants no more. */
  end(reason: TwinfoldError = new AbortError(`${this.#name}: left`)): void {
    this.ended ??= reason;
    this.release();
    reasons.set(this.signal, this.ended);
    this.#refuse?.(this.ended);
    this.#controller.abort(this.ended);
  }
}
