/** Message batches from requests to results: created in parts that fit, waited for, and read as one. */
import type {
  BetaCreateMessageBatchParams,
  BetaMessageBatchIndividualResponse,
  CreateMessageBatchParams,
  MessageBatch,
  MessageBatchIndividualResponse,
} from "../../generated/index.ts";
import type { AnyOptions, BetaOptions, EitherOptions, GaOptions } from "../options.ts";
import { isTwinfoldError } from "../error-guards.ts";
import type { Jsonl } from "../jsonl.ts";
import { checkKinds } from "../option-kinds.ts";
import { checkControls } from "./controls.ts";
import { BatchRunError, MissingResultsError } from "./errors.ts";
import { type BatchLimits, type BatchRequest, splitRequests } from "./requests.ts";
import { type BatchesClient, waitForBatch, type WaitControls } from "./wait.ts";

/** How a run waits for its batches, and how large they may be. */
export interface RunControls extends WaitControls, BatchLimits {
  /** Called when a batch exists, before the first look: keep its id, and `resumeBatches` goes on after a crash. */
  readonly onCreated?: ((batch: MessageBatch) => void | Promise<void>) | undefined;
}

/** Batches that have ended, and their results. */
export interface BatchRun<Line> {
  /** As they ended, in the order of the requests. */
  readonly batches: readonly MessageBatch[];
  /**
   * Of all batches, in any order: match them by `custom_id`. Each iteration downloads them. After `runBatch`, requests without a result are a
   * MissingResultsError when all results were given; after `resumeBatches`, which does not know the requests, a batch with fewer lines
   * than requests is a JsonlError.
   */
  readonly results: AsyncIterable<Line>;
}

/** All at once, or one after the other as they come. */
export type Requests<Request> = Iterable<Request> | AsyncIterable<Request>;

type GaRequest = CreateMessageBatchParams["requests"][number];
type BetaRequest = BetaCreateMessageBatchParams["requests"][number];

/**
 * Creates as many batches as the requests need, waits for their end, and gives their results to iterate.
 * Throws UsageError for requests as `checkRequests` does, an array's before anything is sent; what `create` throws, AmbiguousCreateError where a
 * batch may exist although no answer came: `recentBatches` helps to find it. Once a batch exists, any failure is a BatchRunError with its id.
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
  checkControls("runBatch", options);
  const { maxRequests, maxBytes, onCreated, interval, maxWait, onProgress, ...call } = options;
  const parts = splitRequests(requests, { maxRequests, maxBytes });
  /** What each batch was created with. */
  const created = new Map<string, ReadonlySet<string>>();
  try {
    // What is all here is all checked before anything is sent.
    for await (const part of Array.isArray(requests) ? await collected(parts) : parts) {
      // The signatures above saw to it that options and requests fit; which twin it is, the run knows.
      const params = { requests: part } as unknown as CreateMessageBatchParams;
      const batch = await client.messages.batches.create(params, call as EitherOptions);
      created.set(batch.id, new Set(part.map(({ custom_id }) => custom_id)));
      await onCreated?.(batch);
    }
    const controls = { ...call, interval, maxWait, onProgress } as EitherOptions & WaitControls;
    const { batches } = await resumeBatches(client, created.keys(), controls);
    const results = iterable(() =>
      readAll(client, batches, { created, call: call as EitherOptions }),
    );
    return { batches, results };
  } catch (error) {
    throw created.size === 0 ? error : new BatchRunError([...created.keys()], error);
  }
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
  checkControls("resumeBatches", options);
  // A single id is a list of its letters.
  const list = typeof ids === "string" ? ids : [...ids];
  checkKinds("resumeBatches", { ids: "a list of names" }, { ids: list });
  const { interval, maxWait = Infinity, onProgress, ...call } = options;
  const end = Date.now() + maxWait;
  const batches: MessageBatch[] = [];
  // They are worked on side by side, so waiting for one after the other takes no longer and asks less.
  for (const id of list) {
    const controls = { interval, maxWait: Math.max(0, end - Date.now()), onProgress };
    batches.push(await waitForBatch(client, id, { ...call, ...controls }));
  }
  const read = async function* (): AsyncGenerator<unknown, void, undefined> {
    for (const batch of batches) yield* resultsOf(client, batch, call as EitherOptions);
  };
  return { batches, results: iterable(read) };
}

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

function iterable<T>(iterate: () => AsyncIterator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: iterate };
}

interface Read {
  readonly created: ReadonlyMap<string, ReadonlySet<string>>;
  readonly call: EitherOptions;
}

/** One batch with results missing keeps nobody from those of the others. */
async function* readAll(
  client: BatchesClient<"results">,
  batches: readonly MessageBatch[],
  { created, call }: Read,
): AsyncGenerator<unknown, void, undefined> {
  const missing: string[] = [];
  let cause: unknown;
  for (const batch of batches) {
    const left = new Set(created.get(batch.id));
    try {
      for await (const line of resultsOf(client, batch, call)) {
        left.delete(line?.custom_id ?? "");
        yield line;
      }
    } catch (error) {
      if (!isTwinfoldError(error) || error.type !== "jsonl" || error.kind !== "truncated")
        throw error;
      cause ??= error;
    }
    missing.push(...left);
  }
  if (missing.length > 0) throw new MissingResultsError(missing, cause);
  if (cause !== undefined) throw cause;
}

function resultsOf(
  client: BatchesClient<"results">,
  { id, request_counts }: MessageBatch,
  options: EitherOptions,
): Jsonl<{ readonly custom_id: string } | null> {
  const expectedLines = countOf(request_counts);
  return client.messages.batches.results(id, { ...options, expectedLines });
}

/** How many requests a batch has; what is no count is taken for none. */
export function countOf(counts: MessageBatch["request_counts"] | null): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + (Number(count) || 0), 0);
}
