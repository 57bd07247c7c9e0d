/** Bytes that come in parts and are wanted in one piece. */
import { joined } from "./body-text.ts";

/** Bytes of a part that is kept as it came. */
const large = 16_384;

export class Parts {
  #parts: Uint8Array[] = [];
  length = 0;

  add(part: Uint8Array): void {
    this.length += part.length;
    let whole = part;
    // An array for each small one would take more than its bytes: each is joined a few times, to parts twice as long.
    for (
      let last = this.#parts.at(-1);
      last && last.length <= whole.length;
      last = this.#parts.at(-1)
    ) {
      if (whole.length >= large) break;
      this.#parts.pop();
      whole = joined([last, whole], last.length + whole.length);
    }
    this.#parts.push(whole);
  }

  /** All of them, which are then no longer held. */
  take(): Uint8Array {
    const whole = joined(this.#parts, this.length);
    this.#parts = [];
    this.length = 0;
    return whole;
  }
}
