/** Guards that know this client's errors by name and type, so that they hold across copies of the package. */
import type {
  ApiAuthError,
  ApiConflictError,
  ApiNotFoundError,
  ApiOverloadedError,
  ApiRateLimitError,
  ApiRequestError,
  ApiResponseError,
  ApiServerError,
} from "./api-error.ts";
import type { BatchRunError, MissingResultsError } from "./batches/errors.ts";
import type {
  AbortError,
  AmbiguousCreateError,
  ConnectionError,
  JsonlError,
  SseError,
  TimeoutError,
  UsageError,
} from "./errors.ts";

/** Every error that carries an answer; `type` tells them apart. */
export type AnyApiError =
  | ApiAuthError
  | ApiConflictError
  | ApiNotFoundError
  | ApiOverloadedError
  | ApiRateLimitError
  | ApiRequestError
  | ApiResponseError
  | ApiServerError;

/** Every error of this client; `type` tells them apart. */
export type AnyTwinfoldError =
  | AnyApiError
  | AbortError
  | AmbiguousCreateError
  | BatchRunError
  | ConnectionError
  | JsonlError
  | MissingResultsError
  | SseError
  | TimeoutError
  | UsageError;

const names: Readonly<Record<AnyTwinfoldError["type"], string>> = {
  auth: "ApiAuthError",
  conflict: "ApiConflictError",
  not_found: "ApiNotFoundError",
  overloaded: "ApiOverloadedError",
  rate_limit: "ApiRateLimitError",
  request: "ApiRequestError",
  response: "ApiResponseError",
  server: "ApiServerError",
  abort: "AbortError",
  ambiguous_create: "AmbiguousCreateError",
  batch_run: "BatchRunError",
  connection: "ConnectionError",
  jsonl: "JsonlError",
  missing_results: "MissingResultsError",
  sse: "SseError",
  timeout: "TimeoutError",
  usage: "UsageError",
};

/** True for an error of this client, which then narrows by its `type`. */
export function isTwinfoldError(error: unknown): error is AnyTwinfoldError {
  try {
    // Whatever the type is: what every object has besides these, no error has for a name.
    return (
      error instanceof Error &&
      "type" in error &&
      names[error.type as keyof typeof names] === error.name
    );
  } catch {
    return false; // none of ours throws when it is looked at
  }
}

/** True for an error that carries an answer of the server: it has `status`, `errorType`, `requestId`, `headers`, `body`. */
export function isApiError(error: unknown): error is AnyApiError {
  return isTwinfoldError(error) && error.name.startsWith("Api");
}
