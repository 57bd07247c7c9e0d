/** A failed attempt: the error it would end the call with, and whether the call may go on instead. */
import type { Reply } from "./answer.ts";
import { AmbiguousCreateError, ConnectionError, TimeoutError, TwinfoldError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { Profile } from "./profile.ts";
import { judgeStatus, mayHaveBeenSent } from "./retry.ts";
import type { Limits } from "./settings.ts";
import { statusError } from "./status-error.ts";

export interface Failure {
  readonly error: TwinfoldError;
  readonly repeat: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly after?: number | undefined;
}

/** An answer of bad status. */
export function refused(profile: Profile, reply: Reply, body: unknown, limits: Limits): Failure {
  const { action, after = 0 } = judgeStatus(profile.retry, reply.response, limits.repeatable);
  const tooLong = action === "repeat" && after > limits.maxRetryAfter;
  let note: string | undefined;
  if (action === "unknown") note = "whether it was carried out is unknown, so it was not repeated";
  if (tooLong) {
    note = `the server asks to wait ${after / 1000} s, more than maxRetryAfter (${limits.maxRetryAfter / 1000} s)`;
  }
  const error = statusError(profile, reply, body, note);
  return { error, repeat: action === "repeat" && !tooLong, after: after || undefined };
}

/** An attempt that ended in an error instead of an answer. `ended`: the deadline's own, which explains all that follows it. */
export function failed(
  operation: Operation,
  ended: TwinfoldError | undefined,
  cause: unknown,
  limits: Limits,
): Failure {
  const error = ended ?? named(operation, cause);
  if (!(error instanceof ConnectionError || error instanceof TimeoutError))
    return { error, repeat: false };
  const sent = error instanceof TimeoutError || error.sent;
  if (!sent || limits.idempotent) return { error, repeat: true };
  const ambiguous = new AmbiguousCreateError(
    `${operation.name}: the answer was lost, so whether it was carried out is unknown; look for its effect before sending it again`,
    { cause: error },
  );
  return { error: ambiguous, repeat: limits.repeatable };
}

/** What fetch and its streams throw is a lost connection. */
function named(operation: Operation, cause: unknown): TwinfoldError {
  if (cause instanceof TwinfoldError) return cause;
  const sent = mayHaveBeenSent(cause);
  const found = sent ? "the connection was lost" : "there is no connection to the server";
  return new ConnectionError(`${operation.name}: ${found}`, { cause, sent });
}
