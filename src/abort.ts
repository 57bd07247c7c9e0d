/** Waits for a signal with one listener, however many calls share it: from the eleventh on Node would warn of a leak. */

/** What is to be done when a signal fires: itself the listener. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const act of this) act();
  }
}

const waiting = new WeakMap<AbortSignal, Waiting>();

/** Calls `act` when the signal fires, and gives the way to let go of it. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = waiting.get(signal) ?? new Waiting();
  if (acts.add(act).size === 1) {
    waiting.set(signal, acts);
    signal.addEventListener("abort", acts);
  }
  return () => {
    if (!acts.delete(act) || acts.size > 0) return;
    signal.removeEventListener("abort", acts);
    waiting.delete(signal);
  };
}
