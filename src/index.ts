/** The public API: a client for Message Batches, its types and errors, and functions over it. */
import { Client } from "../generated/index.ts";
import { anthropic } from "./anthropic.ts";
import { connect } from "./client.ts";
import type { ClientOptions } from "./client-options.ts";

/**
 * A client of the Anthropic API. Key and base URL default to `ANTHROPIC_API_KEY` and `ANTHROPIC_BASE_URL`.
 * Throws UsageError where the key is missing or an option cannot be used.
 */
export function createClient(options?: ClientOptions): Client {
  return connect(Client, anthropic, options);
}

export type * from "../generated/index.ts";
export { API_VERSION, SPEC_SHA256 } from "../generated/index.ts";
export type { ClientOptions } from "./client-options.ts";
export type { BetaWire, Logger } from "./settings.ts";

export type { Answer, Call } from "./call.ts";
export type { Jsonl } from "./jsonl.ts";
export type { Page, Paged } from "./pagination.ts";
export type {
  AnyOptions,
  BetaOptions,
  CallOptions,
  EitherOptions,
  GaOptions,
  JsonlOptions,
} from "./options.ts";

export { BatchRunError, MissingResultsError } from "./batches/errors.ts";
export { recentBatches, type RecentControls } from "./batches/recent.ts";
export { checkRequests, splitRequests } from "./batches/requests.ts";
export type { BatchLimits, BatchRequest } from "./batches/requests.ts";
export { byCustomId, inOrderOf, partition, retryable } from "./batches/results.ts";
export type { Partition } from "./batches/results.ts";
export { resumeBatches, runBatch } from "./batches/run.ts";
export type { BatchRun, Requests, RunControls } from "./batches/run.ts";
export { cancelBatch, waitForBatch } from "./batches/wait.ts";
export type { BatchesClient, WaitControls } from "./batches/wait.ts";

export {
  ApiAuthError,
  ApiConflictError,
  ApiError,
  ApiNotFoundError,
  ApiOverloadedError,
  ApiRateLimitError,
  ApiRequestError,
  ApiResponseError,
  ApiServerError,
} from "./api-error.ts";
export {
  AbortError,
  AmbiguousCreateError,
  ConnectionError,
  JsonlError,
  SseError,
  TimeoutError,
  TwinfoldError,
  UsageError,
} from "./errors.ts";
export { isApiError, isTwinfoldError } from "./error-guards.ts";
export type { AnyApiError, AnyTwinfoldError } from "./error-guards.ts";
