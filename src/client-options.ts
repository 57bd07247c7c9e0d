/** What a client can be told, and the refusal of what it cannot. */
import { checkKinds, checkOptions, type Kind } from "./option-kinds.ts";
import type { BetaWire, Logger } from "./settings.ts";

/** What `createClient` takes; every option may be left out. */
export interface ClientOptions {
  /** Otherwise taken from the profile's environment variable. */
  readonly apiKey?: string | undefined;
  /** Sent as `authorization: Bearer …`, instead of a key. */
  readonly authToken?: string | undefined;
  /** True lets the client run in a browser, where everybody who opens the page can read its key. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** Otherwise taken from the profile's environment variable, otherwise from the profile. */
  readonly baseUrl?: string | undefined;
  /** The version of the API to ask for, instead of the profile's. */
  readonly apiVersion?: string | undefined;
  /** Milliseconds for one attempt, headers and body: 600 000 otherwise. */
  readonly timeout?: number | undefined;
  /** Milliseconds for a call with all its attempts and the waiting between them; without it, no limit. */
  readonly totalTimeout?: number | undefined;
  /** How often a failed attempt is repeated: twice otherwise. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds: the longest wait that a server's `retry-after` may ask for, 60 000 otherwise. Beyond it the call fails and says so. */
  readonly maxRetryAfter?: number | undefined;
  /** Bytes that an answer may have which is read as a whole, after decompression: 67 108 864 otherwise. Downloads and JSON Lines have no limit. */
  readonly maxBodyBytes?: number | undefined;
  /**
   * How a call of the beta twin is told to the server: `query` by what the description adds to the path, `header` by the header of `betas`
   * alone, `both` otherwise. By `header`, a call with `beta: true` and no betas is the GA one.
   */
  readonly betaWire?: BetaWire | undefined;
  /** True repeats a POST even when the one before it may have been carried out: it may then be carried out twice. */
  readonly retryAmbiguous?: boolean | undefined;
  /** Sent with every request, over what the profile sends. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Makes the requests instead of the platform's own `fetch`: a proxy, an agent, a test. It should heed the request's signal: when time is up or the caller aborts, the call ends in any case, but the connection by that alone. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Hears of attempts and repetitions: `console`, say. Nothing is logged otherwise. */
  readonly logger?: Logger | undefined;
  /** True lets the key travel over plain HTTP to a host that is not this machine. */
  readonly allowHttp?: boolean | undefined;
}

/** All of them: whoever writes another one, `baseURL` say, would believe the key to go elsewhere than it does. */
const kinds: Readonly<Record<keyof ClientOptions, Kind>> = {
  apiKey: "a string",
  authToken: "a string",
  dangerouslyAllowBrowser: "a boolean",
  baseUrl: "a string",
  apiVersion: "a string",
  timeout: "a number from 0",
  totalTimeout: "a number from 0",
  maxRetries: "a number from 0",
  maxRetryAfter: "a number from 0",
  maxBodyBytes: "a number from 0",
  betaWire: "both, header or query",
  retryAmbiguous: "a boolean",
  headers: "an object of names and values",
  fetch: "a function",
  logger: "an object",
  allowHttp: "a boolean",
};

/** Throws UsageError for what is no option, or not of its kind. */
export function checkClientOptions(attempted: string, options: ClientOptions): void {
  checkOptions(attempted, kinds, options);
  checkKinds(
    `${attempted}, logger`,
    { debug: "a function", info: "a function" },
    options.logger ?? {},
  );
}
