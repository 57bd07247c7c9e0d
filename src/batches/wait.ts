/** Waiting for a batch, and ending it: functions over the client, which whoever does not use them does not load. */
import type { MessageBatch, MessagesBatchesResource } from "../../generated/index.ts";
import { unexpected } from "../answer.ts";
import { ApiNotFoundError } from "../api-error.ts";
import { type AnyTwinfoldError, isTwinfoldError } from "../error-guards.ts";
import { AbortError, TimeoutError } from "../errors.ts";
import type { AnyOptions } from "../options.ts";
import { sleep } from "../retry.ts";
import { checkControls } from "./controls.ts";

/** What of a client these functions call. */
export interface BatchesClient<Methods extends keyof MessagesBatchesResource> {
  readonly messages: { readonly batches: Pick<MessagesBatchesResource, Methods> };
}

/** How often and how long to look at a batch. */
export interface WaitControls {
  /** Milliseconds before the second look, more than 0, 1 000 otherwise; the pauses grow to 60 000, or stay if this is more. */
  readonly interval?: number | undefined;
  /** Milliseconds to wait altogether; without it, as long as the batch takes. */
  readonly maxWait?: number | undefined;
  /** Called with every state that was seen, the last one too. */
  readonly onProgress?: ((batch: MessageBatch) => void) | undefined;
}

/** Types of errors that say nothing about the batch, only that this look at it failed. */
const passing: ReadonlySet<string> = new Set([
  "connection",
  "overloaded",
  "rate_limit",
  "server",
  "timeout",
]);
/** Milliseconds in which a batch that was just created may not be found yet. */
const settling = 10_000;
const growth = 1.5;
const longestPause = 60_000;

/**
 * The batch once it has ended. Failures that pass (5xx, 429, 529, lost connections, 404 right after creation) mean "not yet".
 * Throws TimeoutError after `maxWait`, AbortError by `signal`, UsageError for times that are none, ApiResponseError for an answer without a state, and every other error of `retrieve`.
 */
export async function waitForBatch(
  client: BatchesClient<"retrieve">,
  id: string,
  options: AnyOptions & WaitControls = {},
): Promise<MessageBatch> {
  checkControls("waitForBatch", options);
  const { interval = 1000, maxWait = Infinity, onProgress, ...call } = options;
  const start = Date.now();
  let failure: Error | undefined;
  for (let pause = interval; ; pause = Math.min(pause * growth, Math.max(interval, longestPause))) {
    // No single look may outlast the wait.
    const rest = start + maxWait - Date.now();
    const limits = {
      ...call,
      totalTimeout: Math.max(0, Math.min(call.totalTimeout ?? Infinity, rest)),
    };
    const batch = await look(client, id, limits, Date.now() - start < settling);
    if (batch instanceof Error) {
      // That its time is up says nothing: the wait's own end may have been that.
      if (batch.type !== "timeout") failure = batch;
    } else {
      failure = undefined;
      onProgress?.(batch);
      if (batch.processing_status === "ended") return batch;
    }
    const left = maxWait - (Date.now() - start);
    if (left <= 0) throw notEnded(id, maxWait, failure);
    // A tenth more or less, so that many waiting clients do not come all at once.
    await sleep(Math.min(pause * (0.9 + Math.random() / 5), left), call.signal);
    if (call.signal?.aborted) {
      throw new AbortError(`waitForBatch: aborted by the caller`, { cause: call.signal.reason });
    }
  }
}

function notEnded(id: string, maxWait: number, failure: Error | undefined): TimeoutError {
  const last = failure && `; looking failed: ${failure.message}`;
  const message = `waitForBatch: ${id} has not ended after ${maxWait} ms${last ?? ""}`;
  return new TimeoutError(message, { cause: failure });
}

/** How it is, or the error where this look failed in a way that passes. */
async function look(
  client: BatchesClient<"retrieve">,
  id: string,
  options: AnyOptions,
  fresh: boolean,
): Promise<MessageBatch | AnyTwinfoldError> {
  try {
    const call = client.messages.batches.retrieve(id, options);
    const batch: MessageBatch | null = await call;
    if (typeof batch?.processing_status === "string") return batch;
    // Whoever waited for more would wait for ever.
    const operation = { name: `waitForBatch: ${id}` };
    const answer = await call.withResponse();
    throw unexpected({ ...answer, operation }, "no processing_status came", batch);
  } catch (error) {
    if (!isTwinfoldError(error)) throw error;
    const missing = error.type === "not_found";
    if (passing.has(error.type) || (fresh && missing)) return error;
    // Whoever waits for many must know which.
    const message = `waitForBatch: there is no ${id}: ${error.message}`;
    throw missing ? new ApiNotFoundError(message, { ...error, cause: error }) : error;
  }
}

/**
 * Asks the API to end a batch: the batch as it then is, or with `wait` once it has ended. One that had ended before is given as it is.
 * Throws what `cancel` throws, and with `wait` what `waitForBatch` throws.
 */
export async function cancelBatch(
  client: BatchesClient<"cancel" | "retrieve">,
  id: string,
  options: AnyOptions & WaitControls & { readonly wait?: boolean | undefined } = {},
): Promise<MessageBatch> {
  checkControls("cancelBatch", options);
  const { wait = false, interval, maxWait, onProgress, ...call } = options;
  const batch = await canceled(client, id, call);
  if (!wait || batch?.processing_status === "ended") return batch;
  return waitForBatch(client, id, { ...call, interval, maxWait, onProgress });
}

async function canceled(
  client: BatchesClient<"cancel" | "retrieve">,
  id: string,
  options: AnyOptions,
): Promise<MessageBatch> {
  const { batches } = client.messages;
  try {
    return await batches.cancel(id, options);
  } catch (error) {
    // The API refuses to cancel what has ended, also where the first of two attempts ended it.
    if (!isTwinfoldError(error) || error.type !== "request") throw error;
    const batch = await batches.retrieve(id, options);
    if (batch?.processing_status !== "ended") throw error;
    return batch;
  }
}
