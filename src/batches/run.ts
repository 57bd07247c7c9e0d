/** Message batches from requests to results: created in parts that fit, waited for, and read as one. */
import type {
  BetaCreateMessageBatchParams,
  BetaMessageBatchIndividualResponse,
  CreateMessageBatchParams,
  MessageBatch,
  MessageBatchIndividualResponse,
} from "../../generated/index.ts";
import type { AnyOptions, BetaOptions, EitherOptions, GaOptions } from "../options.ts";
import { AmbiguousCreateError, UsageError } from "../errors.ts";
import { checkControls, isIterable } from "./controls.ts";
import { failedRun } from "./errors.ts";
import { countOf, joinedResults, type EndedBatch } from "./joined-results.ts";
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
   * MissingResultsError when all results were given. Any other failure is a BatchRunError with the ids of the batches that are still to be
   * read; after `resumeBatches`, which does not know the requests, also a batch with fewer lines than requests, when all results were given.
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
      const since = new Date();
      const batch = await client.messages.batches.create(params, call as EitherOptions);
      created.set(idOf(batch, since), new Set(part.map(({ custom_id }) => custom_id)));
      await onCreated?.(batch);
    }
    const controls = { ...call, interval, maxWait, onProgress } as EitherOptions & WaitControls;
    return await run(client, created, controls);
  } catch (error) {
    throw created.size === 0 ? error : failedRun(error, [...created.keys()]);
  }
}

/** Without it nobody could wait for the batch, which goes on all the same. */
function idOf(batch: MessageBatch | null, since: Date): string {
  const id: unknown = batch?.id;
  if (typeof id === "string" && id !== "") return id;
  throw new AmbiguousCreateError(
    "messages.batches.create: the answer has no id; whether it was carried out is unknown: look for its effect before sending it again, with recentBatches",
    { since },
  );
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
  const created = new Map(idsOf(ids).map((id) => [id, new Set<string>()]));
  return run(client, created, options);
}

/** Throws UsageError where there is none, as a file of ids has where it is empty or has an empty line. */
function idsOf(ids: Iterable<string>): readonly string[] {
  const list = isIterable(ids, Symbol.iterator) ? [...ids] : undefined;
  const odd = list?.findIndex((id: unknown) => typeof id !== "string" || !/^[!-~]+$/.test(id));
  if (list !== undefined && odd === -1) return list;
  const place = odd === undefined ? "" : `; ids[${odd}] is ${JSON.stringify(list?.[odd])}`;
  throw new UsageError(`resumeBatches: ids must be a list of the ids of batches${place}`);
}

/** The run of batches by id, with the ids of the requests of each that are known. */
async function run(
  client: BatchesClient<"results" | "retrieve">,
  created: ReadonlyMap<string, ReadonlySet<string>>,
  { interval, maxWait = Infinity, onProgress, ...call }: AnyOptions & WaitControls,
): Promise<BatchRun<unknown>> {
  const end = Date.now() + maxWait;
  const batches: MessageBatch[] = [];
  const ended: EndedBatch[] = [];
  // They are worked on side by side, so waiting for one after the other takes no longer and asks less.
  for (const [id, customIds] of created) {
    const controls = { interval, maxWait: Math.max(0, end - Date.now()), onProgress };
    const batch = await waitForBatch(client, id, { ...call, ...controls });
    batches.push(batch);
    ended.push({ id, customIds, expectedLines: countOf(batch.request_counts) });
  }
  return { batches, results: joinedResults(client, ended, call as EitherOptions) };
}

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
