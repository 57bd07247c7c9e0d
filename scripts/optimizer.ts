/** When V8 makes faster code of a function that is called often, where a process lives for a second. */

/** In bytes of bytecode that run between two looks at a function; V8's own, up to its version 11. */
const BUDGET = 66 * 1024;
const LATER = 4;

/** From its version 12 on (Node 22), V8 waits longer by itself and has no such flag. */
const FIRST_PATIENT = 12;

/**
 * Flags by which V8 of that version waits four times as long. What it makes of a function on its other threads pays
 * off in no run that short, and is made anew where the next schema breaks what it was made for: comparing takes 15 to
 * 35 % less CPU time with them and generating 15 to 20 %, on 13 megabytes of description as well, at 0 to 6 % more
 * on the one thread that a run waits for.
 */
export function flagsToOptimizeLater(v8: string): readonly string[] {
  return Number.parseInt(v8, 10) < FIRST_PATIENT ? [`--interrupt-budget=${LATER * BUDGET}`] : [];
}
