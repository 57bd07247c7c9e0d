/** The API's errors: which status each type has, and the body that carries it. */

/** The types of error that the API knows. */
export type ErrorType =
  | "invalid_request_error"
  | "authentication_error"
  | "billing_error"
  | "permission_error"
  | "not_found_error"
  | "request_too_large"
  | "rate_limit_error"
  | "api_error"
  | "timeout_error"
  | "overloaded_error";

/** The status that each type is answered with, and the message used where nobody gives one. */
const ERRORS: Readonly<Record<ErrorType, { readonly status: number; readonly message: string }>> = {
  invalid_request_error: { status: 400, message: "The request is not valid" },
  authentication_error: { status: 401, message: "The API key is not valid" },
  billing_error: { status: 402, message: "There is a problem with billing" },
  permission_error: { status: 403, message: "The API key may not use this resource" },
  not_found_error: { status: 404, message: "Not found" },
  request_too_large: { status: 413, message: "The request is larger than allowed" },
  rate_limit_error: { status: 429, message: "The rate limit is reached" },
  api_error: { status: 500, message: "Internal server error" },
  timeout_error: { status: 504, message: "The request took too long" },
  overloaded_error: { status: 529, message: "Overloaded" },
};

/** In the order of their statuses. */
// The keys of this constant are exactly its type's.
export const ERROR_TYPES: readonly ErrorType[] = Object.keys(ERRORS) as ErrorType[];

/** The body of every answer that is not a success, and of an `errored` result. */
export interface ErrorBody {
  readonly type: "error";
  readonly error: { readonly type: ErrorType; readonly message: string };
  /** The id in the `request-id` header; null in a result, which has no request of its own. */
  readonly request_id: string | null;
}

/** Why a request is not served: a value that handlers return. */
export interface Refusal {
  readonly refused: ErrorType;
  readonly message: string;
  /** Where the type's own status is not the one to answer with. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refuse(refused: ErrorType, message: string): Refusal {
  return { refused, message };
}

export function statusOf(type: ErrorType): number {
  return ERRORS[type].status;
}

/** The type that an answer with this status carries; statuses outside the table get their family's general type. */
export function typeOf(status: number): ErrorType {
  const named = ERROR_TYPES.find((type) => ERRORS[type].status === status);
  return named ?? (status >= 500 ? "api_error" : "invalid_request_error");
}

export function errorBody(
  type: ErrorType,
  message: string = ERRORS[type].message,
  requestId: string | null = null,
): ErrorBody {
  return { type: "error", error: { type, message }, request_id: requestId };
}
