/** A client's options, settled; and what of them a call may change. */
import type { Plan } from "./api.ts";
import { checkOptions, type Kind } from "./option-kinds.ts";
import type { Profile } from "./profile.ts";
import type { Redact } from "./redaction.ts";
import { backoff } from "./retry.ts";
import type { Send } from "./transport.ts";

/** Takes messages that never hold the key, a header or a body. */
export interface Logger {
  /** Every attempt and its status. */
  readonly debug?: (message: string) => void;
  /** Every repetition, with its reason. */
  readonly info?: (message: string) => void;
  readonly warn?: (message: string) => void;
  readonly error?: (message: string) => void;
}

/** How a call of the beta twin is told to the server: by what the description adds to the path, by the header with its features, or both. */
export type BetaWire = "both" | "header" | "query";

export interface Settings {
  readonly profile: Profile;
  readonly send: Send;
  /** Sent with every request; the key is among them. */
  readonly headers: Headers;
  readonly redact: Redact;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly retryAmbiguous: boolean;
  readonly maxBodyBytes: number;
  readonly betaWire: BetaWire;
  readonly logger: Logger;
}

/** How long and how often a call may try. */
export interface Limits {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** When the call began, in milliseconds of the clock. */
  readonly start: number;
  /** When it must be over, in milliseconds of the clock. */
  readonly end: number;
  readonly maxRetries: number;
  /** Milliseconds before attempt `repeat`, from 1. */
  readonly wait: (repeat: number) => number;
  /** Whether carrying it out twice does no harm. */
  readonly idempotent: boolean;
  /** Whether it may be repeated though it may have been carried out. */
  readonly repeatable: boolean;
}

/** The options of calls, whatever is called. */
export const callKinds: Readonly<Record<string, Kind>> = {
  signal: "an AbortSignal",
  betas: "a list of names",
  beta: "any value",
  headers: "an object of names and values",
  query: "an object of names and values",
  retryAmbiguous: "a boolean",
  timeout: "a number from 0",
  totalTimeout: "a number from 0",
  maxRetries: "a number from 0",
  maxLineBytes: "a number from 0",
  maxEventLength: "a number from 0",
  idleTimeout: "a number from 0",
  expectedLines: "a number from 0",
  onBadLine: "a function",
};

/** How long and how often a call may try, if it begins now. */
export function limitsOf({ settings, operation, options = {} }: Plan): Limits {
  checkOptions(operation.name, callKinds, options);
  const start = Date.now();
  const { method, idempotent = method !== "POST" && method !== "PATCH" } = operation;
  return {
    signal: options.signal,
    timeout: options.timeout ?? settings.timeout,
    start,
    end: start + (options.totalTimeout ?? settings.totalTimeout),
    maxRetries: options.maxRetries ?? settings.maxRetries,
    wait: (repeat) => backoff(settings.profile.retry, repeat),
    idempotent,
    repeatable: idempotent || (options.retryAmbiguous ?? settings.retryAmbiguous),
  };
}
