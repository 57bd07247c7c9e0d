/** The options of a call, and the types by which they choose a twin. */
import type { JsonlError } from "./errors.ts";

/** What every call takes besides its parameters. */
export interface CallOptions {
  /** Ends the call, its retries and its download. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, headers and body; the client's own otherwise. A streamed body has `idleTimeout`. */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds for the call with all its attempts and the waiting between them; without it, no limit. Of a streamed body it limits how long
   * a download that was cut may take to come to a new line.
   */
  readonly totalTimeout?: number | undefined;
  /** How often a failed attempt is repeated; the client's own otherwise. */
  readonly maxRetries?: number | undefined;
  /** True repeats a POST even when the one before it may have been carried out: it may then be carried out twice. */
  readonly retryAmbiguous?: boolean | undefined;
  /** Sent as given, over the client's own; they never change the variant. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Chooses the GA variant, or the only one there is. */
export interface GaOptions extends CallOptions {
  /** True is the beta twin, where there is one; without it, and with false, the call is the GA one. */
  readonly beta?: false | undefined;
  /** A list of beta features makes the call the beta twin, where there is one. */
  readonly betas?: undefined;
}

/** Chooses the beta twin, with or without a list of beta features. */
export type BetaOptions = BetaFlag | BetaList;

interface BetaFlag extends CallOptions {
  /** The beta twin. */
  readonly beta: true;
  readonly betas?: readonly string[] | undefined;
}

interface BetaList extends CallOptions {
  readonly beta?: true | undefined;
  /** Sent as `anthropic-beta` (or the header of the client's profile); an empty list sends none. */
  readonly betas: readonly string[];
}

/** Chooses a twin by a value that only the run knows. */
export type EitherOptions = EitherFlag | EitherList;

interface EitherFlag extends CallOptions {
  /** True is the beta twin, false or undefined the GA one: the answer is of the one or the other's type. */
  readonly beta: boolean | undefined;
  readonly betas?: undefined;
}

interface EitherList extends CallOptions {
  readonly beta?: true | undefined;
  readonly betas: readonly string[] | undefined;
}

/** Chooses a further variant by its name. */
export interface VariantOptions<Name extends string> extends CallOptions {
  readonly beta: Name;
  readonly betas?: readonly string[] | undefined;
}

/** Any of these, for methods whose twins agree. */
export type AnyOptions = GaOptions | BetaOptions | EitherOptions;

/** What the runtime takes: any of these, and a further variant's name. */
export type AnyCallOptions = AnyOptions | VariantOptions<string>;

/** What a JSON Lines download takes besides. */
export interface JsonlOptions {
  /** Bytes of the longest line that is still read: 64 MiB otherwise. */
  readonly maxLineBytes?: number | undefined;
  /** Milliseconds without a byte after which the download counts as cut: 60 000 otherwise. */
  readonly idleTimeout?: number | undefined;
  /** How many lines there must be, if that is known: a download that ends with fewer is then an error. */
  readonly expectedLines?: number | undefined;
  /** Called with each line that is no JSON, which is then passed over instead of ending the download. A line that is too long ends it all the same. */
  readonly onBadLine?: ((error: JsonlError) => void) | undefined;
}

/** What a stream of server-sent events takes besides. */
export interface SseOptions {
  /** Characters of the longest event that is still read: 16 777 216 otherwise. */
  readonly maxEventLength?: number | undefined;
  /** Milliseconds without a byte after which the stream counts as lost: 300 000 otherwise. */
  readonly idleTimeout?: number | undefined;
}
