/** The error for an answer of bad status: its class by the status, its fields by the profile. */
import { excerpt, type Reply } from "./answer.ts";
import {
  ApiAuthError,
  ApiConflictError,
  type ApiError,
  type ApiErrorDetails,
  ApiNotFoundError,
  ApiOverloadedError,
  ApiRateLimitError,
  ApiRequestError,
  ApiServerError,
} from "./api-error.ts";

type ErrorClass = new (message: string, details: ApiErrorDetails) => ApiError;

/** Any other is a server's from 500 on, and a request's below. */
const classes: Readonly<Partial<Record<number, ErrorClass>>> = {
  401: ApiAuthError,
  403: ApiAuthError,
  404: ApiNotFoundError,
  409: ApiConflictError,
  429: ApiRateLimitError,
  529: ApiOverloadedError,
};

/** `note` is what the caller should know besides, behind a semicolon: why it was not repeated. */
export function statusError(
  { settings, operation, response, requestId }: Reply,
  body: unknown,
  note: string,
): ApiError {
  const { status, headers, type } = response;
  const { error: paths } = settings.profile;
  const errorType = textAt(body, paths.type);
  const redirect = type === "opaqueredirect" || (status >= 300 && status < 400);
  const reason = redirect
    ? "a redirect that is not followed"
    : (textAt(body, paths.message)?.slice(0, 1000) ?? (excerpt(body) || "without a body"));
  const id = requestId ?? textAt(body, paths.requestId);
  const message = [`${operation.name}: ${status}`, errorType, reason, id && `(${id})`]
    .filter(Boolean)
    .join(" ");
  const Class = classes[status] ?? (status < 500 ? ApiRequestError : ApiServerError);
  return new Class(message + note, { status, errorType, requestId: id, headers, body });
}

function textAt(body: unknown, path: readonly string[] | undefined): string | undefined {
  if (path === undefined) return undefined;
  let value = body;
  for (const key of path) {
    if (!Object.hasOwn(Object(value), key)) return undefined;
    // An own key of an object; what it holds is looked at in the next round.
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === "string" ? value : undefined;
}
