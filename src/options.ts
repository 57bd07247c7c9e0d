/** The options of a call, and the types by which they choose a twin. */

/** What every call takes besides its parameters. */
export interface CallOptions {
  /** Ends the call, its retries and its download. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, headers and body; the client's own otherwise. */
  readonly timeout?: number | undefined;
  /** How often a failed attempt is repeated; the client's own otherwise. */
  readonly maxRetries?: number | undefined;
  /** Sent as given, over the client's own; they never change the variant. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Chooses the GA variant, or the only one there is. */
export interface GaOptions extends CallOptions {
  readonly beta?: false | undefined;
  readonly betas?: undefined;
}

/** Chooses the beta twin, with or without a list of beta features. */
export type BetaOptions = BetaFlag | BetaList;

interface BetaFlag extends CallOptions {
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
