/** The server's time: the system's, or one that a test moves by hand. */

/** Tells the server what time it is. The server never waits: it looks when a request arrives. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves time forward by this many milliseconds; throws a `RangeError` for a negative or non-finite number. */
  advance(milliseconds: number): void;
}

/** The system's time, read anew at each request. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock for tests: whole days pass in no time, and nothing happens between two lines of a test.
 *
 * @param start milliseconds since 1970, or a date; 2026-01-01T00:00:00Z if left out
 */
export function manualClock(start: number | Date = Date.UTC(2026, 0, 1)): ManualClock {
  let now = Number(start);
  return {
    now: () => now,
    advance: (milliseconds) => {
      if (!(milliseconds >= 0 && milliseconds < Infinity)) {
        throw new RangeError(`advance(${milliseconds}): time only moves forward, by milliseconds`);
      }
      now += milliseconds;
    },
  };
}
