/** What the runtime must know of an API besides its operations: data, so that any generated client can bring its own. */

export interface Profile {
  /** As error messages call the API. */
  readonly name: string;
  readonly baseUrl: string;
  /** Environment variables read where an option is missing. */
  readonly environment: { readonly apiKey: string; readonly baseUrl?: string };
  /** The header that carries the key, after the scheme (`Bearer`) if there is one. */
  readonly auth: { readonly header: string; readonly scheme?: string };
  /** Sent with every request from a browser, which `dangerouslyAllowBrowser` must allow. */
  readonly browserHeaders?: Readonly<Record<string, string>>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The header that pins the version of the API, and the version sent unless `apiVersion` says another. */
  readonly version?: { readonly header: string; readonly value: string };
  /** The header that lists beta features. */
  readonly betaHeader?: string;
  /** The response header with the server's own id of the request. */
  readonly requestIdHeader?: string;
  /** Where an error body says what: a path of keys each. */
  readonly error: {
    readonly type?: readonly string[];
    readonly message: readonly string[];
    readonly requestId?: readonly string[];
  };
  readonly retry: RetryRules;
  /** What the API's descriptions cannot say of a request body, by the operation's name: throws UsageError for what it would refuse. `encoded` is what will be sent, or undefined where the body cannot be. */
  readonly checks?: Readonly<Record<string, (body: unknown, encoded: unknown) => void>>;
}

export interface RetryRules {
  /** Statuses worth another attempt: `429`, or `5XX` for a whole class. */
  readonly statuses: readonly string[];
  /** Those which prove that nothing was carried out, so that even a POST may be repeated. Behind the others among them, and any 5XX, its outcome is unknown. */
  readonly refusals: readonly number[];
  /** Milliseconds: the ceiling of the first wait, doubled with each attempt; 500 otherwise. */
  readonly firstDelay?: number;
  /** Milliseconds: the ceiling of all waits that the server has not asked for; 8 000 otherwise. */
  readonly maxDelay?: number;
}
