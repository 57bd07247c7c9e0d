/** The vocabulary of a diff: what a change is, how bad it is, and what a report holds. */

/** In rising order. */
export const LEVELS = ["info", "warning", "breaking"] as const;

export type Level = (typeof LEVELS)[number];

/** Which way the data goes where the change is, seen from the caller; null where it goes both ways or none. */
export type Direction = "request" | "response";

export type Release = "major" | "minor" | "patch" | "none";

/** One change at one place, with everybody whom it reaches. */
export interface Change {
  /** Public id of the rule, never reused. */
  readonly id: string;
  /** The same as long as the change is the same; ignore files name it. */
  readonly fingerprint: string;
  /** The highest of the three verdicts. */
  readonly level: Level;
  /** Does the server refuse, or does the data change? */
  readonly wire: Level;
  /** Does TypeScript against the generated client stop compiling? */
  readonly types: Level;
  /** Does the same call do something else? */
  readonly behaviour: Level;
  readonly direction: Direction | null;
  /** The one operation that it reaches (`GET /v1/…?beta=true`); null where it reaches several or none. */
  readonly operation: string | null;
  /** Every method that it reaches, sorted. */
  readonly methods: readonly string[];
  /** Every named schema that holds the place, directly or through others, sorted: the client exports a type of each. */
  readonly schemas: readonly string[];
  /** JSON pointer into the newer description; into the older one where the place is gone. */
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly text: string;
}

/** What the compiler says of the types of one method's request or answer. */
export interface CompilerVerdict {
  readonly method: string;
  readonly variant: string;
  readonly direction: Direction;
  readonly assignable: boolean;
  readonly message: string | null;
}

/** What a failing line is owed to. */
export type Cause = Pick<Change, "fingerprint" | "id" | "text">;

/** A line of a consumer's own sources that compiles against the older client and not against the newer one. */
export interface ConsumerLine {
  /** From the working folder, with forward slashes. */
  readonly file: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** `TS2339` */
  readonly code: string;
  /** The compiler's, with its reasons line by line. */
  readonly message: string;
  /** The changes that may have caused it, the likeliest first. */
  readonly causes: readonly Cause[];
}

export interface DiffReport {
  readonly breaking: boolean;
  /** The release that the changes ask for. */
  readonly semver: Release;
  /** Worst first, then by id and pointer. */
  readonly changes: readonly Change[];
  readonly compiler: readonly CompilerVerdict[];
  readonly disagreements: readonly string[];
  /** Only where a consumer's sources were checked. */
  readonly consumer?: readonly ConsumerLine[];
}

export function worst(levels: readonly Level[]): Level {
  return LEVELS[Math.max(0, ...levels.map((level) => LEVELS.indexOf(level)))] ?? "info";
}
