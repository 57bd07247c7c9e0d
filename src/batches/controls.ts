/** Refuses controls of a wrong kind: before a batch exists that nobody would then wait for. */
import { UsageError } from "../errors.ts";
import { checkOptions, type Kind } from "../option-kinds.ts";
import { callKinds } from "../settings.ts";
import type { BatchLimits } from "./requests.ts";
import type { WaitControls } from "./wait.ts";

/** What these functions take, besides the options of the calls that they make. */
const kinds: Readonly<Record<string, Kind>> = {
  interval: "a number from 0",
  maxWait: "a number from 0",
  maxRequests: "a number from 0",
  maxBytes: "a number from 0",
  onProgress: "a function",
  onCreated: "a function",
  wait: "a boolean",
  ...callKinds,
};

/** Throws UsageError naming the first that is not what it must be. */
export function checkControls(attempted: string, options: BatchLimits & WaitControls): void {
  checkOptions(attempted, kinds, options);
  if (options.interval === 0) {
    throw new UsageError(`${attempted}: interval must be more than 0`);
  }
}

/** Whether it can be walked by one of these symbols, and is no text, which is a list of its letters. */
export function isIterable(value: unknown, ...symbols: readonly symbol[]): boolean {
  return typeof value === "object" && symbols.some((symbol) => symbol in Object(value));
}
