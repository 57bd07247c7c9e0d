/** Bytes that come in parts and are wanted in one piece. */
import { joined } from "./body-text.ts";

/** Bytes of a part that is kept as it came. */
const large = 16_384;

export class Parts {
  #parts: Uint8Array[] = [];
  /** Room for small parts, which begins with those that are not listed yet: an array for each would take more than its bytes. */
  #room = new Uint8Array(0);
  #filled = 0;
  length = 0;

  add(part: Uint8Array): void {
    this.length += part.length;
    const isLarge = part.length >= large;
    if (isLarge || this.#filled + part.length > this.#room.length) this.#list();
    if (isLarge) return void this.#parts.push(part);
    if (part.length > this.#room.length) this.#room = new Uint8Array(2 * large);
    this.#room.set(part, this.#filled);
    this.#filled += part.length;
  }

  /** All of them, which are then no longer held. */
  take(): Uint8Array {
    this.#list();
    const whole = joined(this.#parts, this.length);
    this.#parts = [];
    this.length = 0;
    return whole;
  }

  #list(): void {
    if (this.#filled === 0) return;
    this.#parts.push(this.#room.subarray(0, this.#filled));
    this.#room = this.#room.subarray(this.#filled);
    this.#filled = 0;
  }
}
