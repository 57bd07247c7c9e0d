/** A failed attempt: the error it would end the call with, and whether the call may go on instead. */
import type { Reply } from "./answer.ts";
import { ApiResponseError } from "./api-error.ts";
import { AmbiguousCreateError, ConnectionError, TimeoutError, TwinfoldError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { codesOf, judgeStatus, mayHaveBeenSent } from "./retry.ts";
import type { Limits } from "./settings.ts";
import { statusError } from "./status-error.ts";

export interface Failure {
  readonly error: TwinfoldError;
  readonly repeat: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly after?: number | undefined;
}

/** An answer of bad status. */
export function refused(reply: Reply, body: unknown, limits: Limits): Failure {
  const { profile, maxRetryAfter } = reply.settings;
  const { repeat, unknown, after = 0 } = judgeStatus(profile.retry, reply.response);
  const note =
    repeat && after > maxRetryAfter
      ? `; the server asks to wait ${after / 1000} s, more than maxRetryAfter (${maxRetryAfter / 1000} s)`
      : "";
  const failure = {
    error: statusError(reply, body, note),
    repeat: repeat && note === "",
    after: after || undefined,
  };
  return unknown ? ambiguous(failure, limits) : failure;
}

/** An attempt that ended in an error instead of an answer. `ended`: the deadline's own, which explains all that follows it. */
export function failed(
  operation: Operation,
  ended: TwinfoldError | undefined,
  cause: unknown,
  limits: Limits,
): Failure {
  const error = ended ?? named(operation, cause);
  const lost = error instanceof ConnectionError || error instanceof TimeoutError;
  const failure = { error, repeat: lost };
  const sent = lost && !(error instanceof ConnectionError && !error.sent);
  return sent || error instanceof ApiResponseError ? ambiguous(failure, limits) : failure;
}

/** A failure after which it is unknown whether the request was carried out. */
function ambiguous(failure: Failure, { idempotent, repeatable, start }: Limits): Failure {
  if (idempotent) return failure;
  const { error: cause, repeat } = failure;
  const error = new AmbiguousCreateError(
    `${cause.message}; whether it was carried out is unknown: look for its effect before sending it again`,
    { cause, since: new Date(start) },
  );
  return { ...failure, error, repeat: repeat && repeatable };
}

/** What fetch and its streams throw is a lost connection. */
function named(operation: Operation, cause: unknown): TwinfoldError {
  if (cause instanceof TwinfoldError) return cause;
  const codes = codesOf(cause);
  const sent = mayHaveBeenSent(codes);
  const found = sent ? "the connection was lost" : "there is no connection to the server";
  const [code] = codes;
  const reason = code === undefined ? "" : ` (${code})`;
  return new ConnectionError(`${operation.name}: ${found}${reason}`, { cause, sent });
}
