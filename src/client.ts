/** Options and a profile become a client: generated resources over one Api. */
import { Api } from "./api.ts";
import { UsageError } from "./errors.ts";
import { headersOf } from "./headers.ts";
import type { Profile } from "./profile.ts";
import { createRedaction } from "./redaction.ts";
import type { Resource } from "./resource.ts";
import { type BetaWire, checkNumbers, type Logger } from "./settings.ts";
import { createTransport } from "./transport.ts";

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
  /** Makes the requests instead of the platform's own `fetch`: a proxy, an agent, a test. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly logger?: Logger | undefined;
  /** True lets the key travel over plain HTTP to a host that is not this machine. */
  readonly allowHttp?: boolean | undefined;
}

/** All of them: whoever writes another one, `baseURL` say, would believe the key to go elsewhere than it does. */
const known: Readonly<Record<keyof ClientOptions, true>> = {
  apiKey: true,
  authToken: true,
  dangerouslyAllowBrowser: true,
  baseUrl: true,
  apiVersion: true,
  timeout: true,
  totalTimeout: true,
  maxRetries: true,
  maxRetryAfter: true,
  maxBodyBytes: true,
  betaWire: true,
  retryAmbiguous: true,
  headers: true,
  fetch: true,
  logger: true,
  allowHttp: true,
};

/**
 * Makes a client from generated resources, the profile of their API, and options.
 * Throws UsageError where the key is missing or an option cannot be used; nothing is sent yet.
 */
export function connect<C extends Resource>(
  Client: new (api: Api) => C,
  profile: Profile,
  options: ClientOptions = {},
): C {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    throw new UsageError(
      `${profile.name} client: there is no option ${unknown}; there are ${Object.keys(known).join(", ")}`,
    );
  }
  checkNumbers(`${profile.name} client`, options);
  const baseUrl = baseUrlOf(profile, options);
  const maxBodyBytes = options.maxBodyBytes ?? 64 * 1024 * 1024;
  const headers = ownHeaders(profile, options);
  // Behind the scheme, if there is one.
  const secrets = [profile.auth.header, "authorization"].map((name) =>
    headers.get(name)?.split(" ").at(-1),
  );
  return new Client(
    new Api({
      profile,
      send: createTransport({ baseUrl, fetch: options.fetch, maxBodyBytes }),
      headers,
      redact: createRedaction(secrets),
      timeout: options.timeout ?? 600_000,
      totalTimeout: options.totalTimeout ?? Infinity,
      maxRetries: options.maxRetries ?? 2,
      maxRetryAfter: options.maxRetryAfter ?? 60_000,
      retryAmbiguous: options.retryAmbiguous ?? false,
      maxBodyBytes,
      betaWire: options.betaWire ?? "both",
      logger: options.logger ?? {},
    }),
  );
}

function ownHeaders(profile: Profile, options: ClientOptions): Headers {
  const { version } = profile;
  return headersOf(
    "client",
    profile.headers,
    isBrowser(profile, options) ? profile.browserHeaders : undefined,
    version && { [version.header]: options.apiVersion ?? version.value },
    credential(profile, options),
    options.headers,
  );
}

/** Throws UsageError in a browser, unless that is allowed. */
function isBrowser(profile: Profile, { dangerouslyAllowBrowser }: ClientOptions): boolean {
  const { window } = globalThis as { readonly window?: { readonly document?: unknown } };
  const found = window?.document !== undefined;
  if (found && !dangerouslyAllowBrowser) {
    throw new UsageError(
      `${profile.name} client: in a browser everybody can read the key; set dangerouslyAllowBrowser to accept that`,
    );
  }
  return found;
}

/** The header that proves who calls. */
function credential(
  { name, auth, environment: variables }: Profile,
  { apiKey, authToken }: ClientOptions,
): Readonly<Record<string, string>> {
  const refuse = (found: string): UsageError =>
    new UsageError(`${name} client: ${found}; set ${variables.apiKey} or the option apiKey`);
  if (apiKey && authToken) throw refuse("there are both apiKey and authToken");
  const key = authToken ?? (apiKey || environment(variables.apiKey));
  if (!key) throw refuse("there is no API key");
  if (!/^[\x21-\x7e]+$/.test(key)) throw refuse("the API key has characters that no key has");
  if (authToken !== undefined) return { authorization: `Bearer ${key}` };
  return { [auth.header]: auth.scheme === undefined ? key : `${auth.scheme} ${key}` };
}

function baseUrlOf(profile: Profile, options: ClientOptions): string {
  const text = options.baseUrl ?? environment(profile.environment.baseUrl) ?? profile.baseUrl;
  const refuse = (reason: string): UsageError =>
    new UsageError(`${profile.name} client: the base URL ${reason}`);
  if (!URL.canParse(text)) throw refuse("is no URL; one begins with https://");
  const { protocol, hostname, href, origin, pathname } = new URL(text);
  if (href !== origin + pathname) throw refuse("may only have a host and a path");
  const local = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && (local || options.allowHttp))) {
    throw refuse(`is ${protocol}//; it must be https, or http with the option allowHttp: true`);
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** An environment variable that is set and not empty, on platforms that have them. */
function environment(name: string | undefined): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  return (name && process?.env?.[name]) || undefined;
}
