/** The public API: a client for Message Batches, its types and errors, and functions over it. */
import { Client } from "../generated/index.ts";
import { anthropic } from "./anthropic.ts";
import { type ClientOptions, connect } from "./client.ts";

/**
 * A client of the Anthropic API. Key and base URL default to `ANTHROPIC_API_KEY` and `ANTHROPIC_BASE_URL`.
 * Throws UsageError where the key is missing or an option cannot be used.
 */
export function createClient(options?: ClientOptions): Client {
  return connect(Client, anthropic, options);
}

export type * from "../generated/index.ts";
export type { ClientOptions } from "./client.ts";
export type { Logger } from "./settings.ts";

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

export { runBatch, waitForBatch } from "./batches.ts";
export type { BatchesClient, BatchRun, RunControls, WaitControls } from "./batches.ts";

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
  TimeoutError,
  TwinfoldError,
  UsageError,
} from "./errors.ts";
export { isApiError, isTwinfoldError } from "./error-guards.ts";
export type { AnyApiError, AnyTwinfoldError } from "./error-guards.ts";
