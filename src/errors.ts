/** Every error this client throws: one base, one class per cause, each with a literal `type` to switch on. */

export abstract class TwinfoldError<Details extends object = object> extends Error {
  abstract readonly type: string;
  /** The details become fields, which the classes declare; a cause stays hidden, as it is in every error. */
  constructor(message: string, details?: Details & ErrorOptions) {
    super(message, details);
    Object.assign(this, details);
  }
}

/** Bad arguments or options: refused before anything was sent. */
export class UsageError extends TwinfoldError {
  readonly type = "usage";
  override get name(): string {
    return "UsageError";
  }
}

/** The caller's signal ended the call. Its reason is the `cause`. */
export class AbortError extends TwinfoldError {
  readonly type = "abort";
  override get name(): string {
    return "AbortError";
  }
}

/** An attempt, or a silent download, took longer than allowed. */
export class TimeoutError extends TwinfoldError {
  readonly type = "timeout";
  override get name(): string {
    return "TimeoutError";
  }
}

/** No answer, or not all of it, came through. The network's own error is the `cause`. */
export class ConnectionError extends TwinfoldError<{ readonly sent: boolean }> {
  readonly type = "connection";
  /** False where the request certainly never reached the server. */
  declare readonly sent: boolean;
  override get name(): string {
    return "ConnectionError";
  }
}

/**
 * A request that must not be carried out twice was sent, and no answer came that says what became of it: the connection was lost, the time
 * was up, the status was one like 500, or the body could not be read (the `cause` says which). It was not repeated. Look for its effect
 * (list what there is since `since`) before sending it again.
 */
export class AmbiguousCreateError extends TwinfoldError<{ readonly since: Date }> {
  readonly type = "ambiguous_create";
  /** When the call began, by the clock of this machine: what it made is not older. */
  declare readonly since: Date;
  override get name(): string {
    return "AmbiguousCreateError";
  }
}

export interface JsonlErrorDetails {
  readonly kind: "malformed" | "too_long" | "truncated" | "changed";
  readonly line: number;
  readonly byteOffset: number;
  readonly excerpt: string;
}

/** A JSON Lines body that cannot be read on. All good lines before it were delivered. */
export class JsonlError extends TwinfoldError<JsonlErrorDetails> {
  readonly type = "jsonl";
  /**
   * `malformed`: the line is not JSON in UTF-8; `too_long`: it exceeds `maxLineBytes`; `truncated`: the body ended early or the connection
   * was lost for good; `changed`: a repeated download was not the same file.
   */
  declare readonly kind: JsonlErrorDetails["kind"];
  /** Number of the line, from 1. */
  declare readonly line: number;
  /** Bytes of the body before the line. */
  declare readonly byteOffset: number;
  /** How the line begins; empty where nothing of it came. */
  declare readonly excerpt: string;
  /** The last good item before it, if there was one; known only where the lines are read, so it is set there. */
  last: unknown;
  override get name(): string {
    return "JsonlError";
  }
}

export interface SseErrorDetails {
  readonly kind: "malformed" | "too_long" | "truncated";
  readonly number: number;
  readonly event: string | undefined;
  readonly excerpt: string;
}

/** A stream of server-sent events that cannot be read on. All good events before it were delivered. */
export class SseError extends TwinfoldError<SseErrorDetails> {
  readonly type = "sse";
  /** `malformed`: its data is not JSON, which the API promises; `too_long`: it exceeds `maxEventLength`; `truncated`: the body ended early. */
  declare readonly kind: SseErrorDetails["kind"];
  /** Number of the event, from 1. */
  declare readonly number: number;
  /** Its name, where it has one. */
  declare readonly event: string | undefined;
  /** How its data begins; empty where it did not come. */
  declare readonly excerpt: string;
  override get name(): string {
    return "SseError";
  }
}
