/** Message batches from requests to results: created in parts that fit, waited for, and read as one. */
import type {
  BetaCreateMessageBatchParams,
  BetaMessageBatchIndividualResponse,
  CreateMessageBatchParams,
  MessageBatch,
  MessageBatchIndividualResponse,
} from "../../generated/index.ts";
import type { AnyOptions, BetaOptions, EitherOptions, GaOptions } from "../options.ts";
import { type BatchLimits, type BatchRequest, splitRequests } from "./requests.ts";
import { type BatchesClient, waitForBatch, type WaitControls } from "./wait.ts";

export interface RunControls extends WaitControls, BatchLimits {
  /** Called when a batch exists, before the first look: keep its id, and `resumeBatches` goes on after a crash. */
  readonly onCreated?: ((batch: MessageBatch) => void | Promise<void>) | undefined;
}

export interface BatchRun<Line> {
  /** As they ended, in the order of the requests. */
  readonly batches: readonly MessageBatch[];
  /** Of all batches, in any order: match them by `custom_id`. Fewer than a batch had requests is a JsonlError. Each iteration downloads them. */
  readonly results: AsyncIterable<Line>;
}

/** All at once, or one after the other as they come. */
export type Requests<Request> = Iterable<Request> | AsyncIterable<Request>;

type GaRequest = CreateMessageBatchParams["requests"][number];
type BetaRequest = BetaCreateMessageBatchParams["requests"][number];

/**
 * Creates as many batches as the requests need, waits for their end, and gives their results to iterate.
 * Throws UsageError for requests as `checkRequests` does, an array's before anything is sent; what `create` and `waitForBatch` throw; AmbiguousCreateError
 * where a batch may exist although no answer came: `recentBatches` helps to find it.
 */
export function runBatch(
  client: BatchesClient<"create" | "results" | "retrieve">,
  requests: Requests<GaRequest>,
  options?: GaOptions & RunControls,
): Promise<BatchRun<MessageBatchIndividualResponse>>;
export function runBatch(
  client: BatchesClient<"create" | "results" | "retrieve">,
  requests: Requests<BetaRequest>,
  options: BetaOptions & RunControls,
): Promise<BatchRun<BetaMessageBatchIndividualResponse>>;
export function runBatch(
  client: BatchesClient<"create" | "results" | "retrieve">,
  requests: Requests<GaRequest>,
  options: EitherOptions & RunControls,
): Promise<BatchRun<MessageBatchIndividualResponse | BetaMessageBatchIndividualResponse>>;
export async function runBatch(
  client: BatchesClient<"create" | "results" | "retrieve">,
  requests: Requests<BatchRequest>,
  options: AnyOptions & RunControls = {},
): Promise<BatchRun<unknown>> {
  const { maxRequests, maxBytes, onCreated, interval, maxWait, onProgress, ...call } = options;
  const limits = { maxRequests, maxBytes };
  const parts = splitRequests(requests, limits);
  const ids: string[] = [];
  // What is all here is all checked before anything is sent.
  for await (const part of Array.isArray(requests) ? await collected(parts) : parts) {
    // The signatures above saw to it that options and requests fit; which twin it is, the run knows.
    const params = { requests: part } as unknown as CreateMessageBatchParams;
    const created = await client.messages.batches.create(params, call as EitherOptions);
    ids.push(created.id);
    await onCreated?.(created);
  }
  const controls = { ...call, interval, maxWait, onProgress } as EitherOptions & WaitControls;
  return resumeBatches(client, ids, controls);
}

/** Waits for batches that were created before, and gives their results to iterate: after a crash, all that is needed is their ids. */
export function resumeBatches(
  client: BatchesClient<"results" | "retrieve">,
  ids: Iterable<string>,
  options?: GaOptions & WaitControls,
): Promise<BatchRun<MessageBatchIndividualResponse>>;
export function resumeBatches(
  client: BatchesClient<"results" | "retrieve">,
  ids: Iterable<string>,
  options: BetaOptions & WaitControls,
): Promise<BatchRun<BetaMessageBatchIndividualResponse>>;
export function resumeBatches(
  client: BatchesClient<"results" | "retrieve">,
  ids: Iterable<string>,
  options: EitherOptions & WaitControls,
): Promise<BatchRun<MessageBatchIndividualResponse | BetaMessageBatchIndividualResponse>>;
export async function resumeBatches(
  client: BatchesClient<"results" | "retrieve">,
  ids: Iterable<string>,
  options: AnyOptions & WaitControls = {},
): Promise<BatchRun<unknown>> {
  const { interval, maxWait = Infinity, onProgress, ...call } = options;
  const end = Date.now() + maxWait;
  const batches: MessageBatch[] = [];
  // They are worked on side by side, so waiting for one after the other takes no longer and asks less.
  for (const id of ids) {
    const controls = { interval, maxWait: Math.max(0, end - Date.now()), onProgress };
    batches.push(await waitForBatch(client, id, { ...call, ...controls }));
  }
  const results = { [Symbol.asyncIterator]: () => read(client, batches, call as EitherOptions) };
  return { batches, results };
}

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

async function* read(
  client: BatchesClient<"results">,
  batches: readonly MessageBatch[],
  options: EitherOptions,
): AsyncGenerator<unknown, void, undefined> {
  for (const { id, request_counts } of batches) {
    const expectedLines = countOf(request_counts);
    yield* client.messages.batches.results(id, { ...options, expectedLines });
  }
}

/** How many requests a batch has. */
export function countOf(counts: MessageBatch["request_counts"]): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
