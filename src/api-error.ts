/** The errors that carry an answer of the server: one class per family of statuses. */
import { TwinfoldError } from "./errors.ts";

export interface ApiErrorDetails {
  readonly status: number;
  readonly errorType?: string | undefined;
  readonly requestId: string | undefined;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An answer other than the one asked for. */
export abstract class ApiError extends TwinfoldError<ApiErrorDetails> {
  /** Of the HTTP answer. */
  declare readonly status: number;
  /** The server's own name for the error (`invalid_request_error`), where its body has one. */
  declare readonly errorType: string | undefined;
  /** The server's own id of the request, to ask its operator about; undefined where it gave none. */
  declare readonly requestId: string | undefined;
  /** Of the answer. */
  declare readonly headers: Headers;
  /** Parsed where it is JSON, else the text; undefined where there was none. */
  declare readonly body: unknown;
}

/** 401 or 403: the key is missing, wrong, or may not do this. */
export class ApiAuthError extends ApiError {
  readonly type = "auth";
  override get name(): string {
    return "ApiAuthError";
  }
}

/** 404. */
export class ApiNotFoundError extends ApiError {
  readonly type = "not_found";
  override get name(): string {
    return "ApiNotFoundError";
  }
}

/** 409. */
export class ApiConflictError extends ApiError {
  readonly type = "conflict";
  override get name(): string {
    return "ApiConflictError";
  }
}

/** 429. */
export class ApiRateLimitError extends ApiError {
  readonly type = "rate_limit";
  override get name(): string {
    return "ApiRateLimitError";
  }
}

/** 529: the server has too much to do. */
export class ApiOverloadedError extends ApiError {
  readonly type = "overloaded";
  override get name(): string {
    return "ApiOverloadedError";
  }
}

/** Any other 5xx. */
export class ApiServerError extends ApiError {
  readonly type = "server";
  override get name(): string {
    return "ApiServerError";
  }
}

/** Any other 4xx, and a redirect that is not followed. */
export class ApiRequestError extends ApiError {
  readonly type = "request";
  override get name(): string {
    return "ApiRequestError";
  }
}

/** A good status with a body that is not what the operation answers, or with an event by which the server tells of an error. */
export class ApiResponseError extends ApiError {
  readonly type = "response";
  override get name(): string {
    return "ApiResponseError";
  }
}
