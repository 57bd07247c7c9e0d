/** Waits for a signal with one listener, however many calls share it: from the eleventh on Node would warn of a leak. */

interface Waiting {
  readonly acts: Set<() => void>;
  readonly listener: () => void;
}

const waiting = new WeakMap<AbortSignal, Waiting>();

/** Calls `act` when the signal fires, and gives the way to let go of it. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const { acts, listener } = waiting.get(signal) ?? listen(signal);
  acts.add(act);
  return () => {
    acts.delete(act);
    if (acts.size > 0) return;
    signal.removeEventListener("abort", listener);
    waiting.delete(signal);
  };
}

function listen(signal: AbortSignal): Waiting {
  const acts = new Set<() => void>();
  const listener = (): void => acts.forEach((act) => act());
  signal.addEventListener("abort", listener);
  waiting.set(signal, { acts, listener });
  return { acts, listener };
}
