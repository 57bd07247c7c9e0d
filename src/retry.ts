/** Whether a failed attempt is repeated, and when: functions of what happened, without a clock or a loop. */
import { onAbort } from "./abort.ts";
import type { RetryRules } from "./profile.ts";

/** What an answer of bad status says. */
export interface Verdict {
  /** Whether another attempt may do better. */
  readonly repeat: boolean;
  /** Whether it may have been carried out. */
  readonly unknown: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly after?: number | undefined;
}

export function judgeStatus(
  rules: RetryRules,
  { status, headers }: Pick<Response, "status" | "headers">,
): Verdict {
  const verdict = headers.get("x-should-retry");
  const wanted = verdict === "true";
  const retryable = rules.statuses.some(
    (pattern) => pattern === String(status) || pattern === `${Math.floor(status / 100)}XX`,
  );
  return {
    repeat: wanted || (retryable && verdict !== "false"),
    unknown: !wanted && (retryable || status >= 500) && !rules.refusals.includes(status),
    after: retryAfter(headers, Date.now()),
  };
}

/** Milliseconds that `retry-after-ms` or `retry-after` (seconds or an HTTP date) asks for; undefined where neither says. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get("retry-after-ms") ?? "";
  if (isCount(milliseconds)) return Number(milliseconds);
  const value = headers.get("retry-after") ?? "";
  if (isCount(value)) return Number(value) * 1000;
  // Date.parse finds a year in any text.
  const date = value.endsWith(" GMT") ? Date.parse(value) : NaN;
  return date >= 0 ? Math.max(0, date - now) : undefined;
}

function isCount(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}

/** Milliseconds before attempt `repeat` (from 1): anything up to a ceiling that doubles, so that many clients spread out. */
export function backoff(
  rules: RetryRules,
  repeat: number,
  random: () => number = Math.random,
): number {
  const { firstDelay = 500, maxDelay = 8000 } = rules;
  return random() * Math.min(maxDelay, firstDelay * 2 ** (repeat - 1));
}

/**
 * Codes of errors that happen before a request is sent, Node's and Bun's: there is no connection, the server's certificate is not trusted, or
 * fetch does not allow the port. Deno's name no code and count as sent.
 */
const unsent =
  /REFUSED$|NOTFOUND$|AI_AGAIN|UNREACH|ADDRNOTAVAIL|CONNECT_TIMEOUT|OPENSOCKET|CERT(?:_|$)|LEAF|BAD_PORT/i;

/** As systems make them. */
interface Coded extends Error {
  readonly code?: unknown;
}

/** The codes of what was thrown and of what is behind it: `ECONNREFUSED`; no other text, which could hold secrets. */
export function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  try {
    // The chain may lead back into itself.
    for (let each = error; each instanceof Error && codes.length < 99; each = each.cause) {
      // Node's fetch gives a port that it does not allow no code.
      const { code = each.message === "bad port" && "BAD_PORT" } = each as Coded;
      codes.push(String(code));
    }
  } catch {
    // What throws when it is looked at says no more.
  }
  return codes.filter((code) => /^[A-Z][A-Za-z_]{2,39}$/.test(code));
}

/** Whether a request that failed with these codes may have reached the server. */
export function mayHaveBeenSent(codes: readonly string[]): boolean {
  return !codes.some((code) => unsent.test(code));
}

/** The longest that setTimeout takes, in milliseconds; above it a timer would fire at once. */
export const longestTimer: number = 2 ** 31 - 1;

/** Resolves after `milliseconds`, or at once when the signal fires. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      letGo?.();
      resolve();
    };
    const timer = setTimeout(done, Math.min(milliseconds, longestTimer));
    const letGo = signal && onAbort(signal, done);
  });
}
