/** Options and a profile become a client: generated resources over one Api. */
import type { Api } from "./api.ts";
import { checkClientOptions, type ClientOptions } from "./client-options.ts";
import { UsageError } from "./errors.ts";
import { headersOf } from "./headers.ts";
import { isName } from "./option-kinds.ts";
import type { Profile } from "./profile.ts";
import { createRedaction } from "./redaction.ts";
import type { Resource } from "./resource.ts";
import type { Settings } from "./settings.ts";
import { createTransport } from "./transport.ts";

/**
 * Makes a client from generated resources, the profile of their API, and options.
 * Throws UsageError where the key is missing or an option cannot be used; nothing is sent yet.
 */
export function connect<C extends Resource>(
  Client: new (api: Api) => C,
  profile: Profile,
  options: ClientOptions = {},
): C {
  checkClientOptions(`${profile.name} client`, options);
  const baseUrl = baseUrlOf(profile, options);
  const headers = ownHeaders(profile, options);
  // Behind the scheme, if there is one.
  const secrets = [profile.auth.header, "authorization"].map((name) =>
    headers.get(name)?.split(" ").at(-1),
  );
  const settings: Settings = {
    profile,
    send: createTransport(baseUrl, options.fetch),
    headers,
    redact: createRedaction(secrets),
    timeout: options.timeout ?? 600_000,
    totalTimeout: options.totalTimeout ?? Infinity,
    maxRetries: options.maxRetries ?? 2,
    maxRetryAfter: options.maxRetryAfter ?? 60_000,
    retryAmbiguous: options.retryAmbiguous ?? false,
    maxBodyBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
    betaWire: options.betaWire ?? "both",
    logger: options.logger ?? {},
  };
  return new Client(() => settings);
}

function ownHeaders(profile: Profile, options: ClientOptions): Headers {
  const { version } = profile;
  return headersOf(
    "client",
    profile.headers,
    browserHeaders(profile, options),
    version && { [version.header]: options.apiVersion ?? version.value },
    credential(profile, options),
    options.headers,
  );
}

/** Throws UsageError in a browser, unless that is allowed. */
function browserHeaders(
  { name, browserHeaders: headers }: Profile,
  { dangerouslyAllowBrowser }: ClientOptions,
): Profile["headers"] {
  const { window } = globalThis as { readonly window?: { readonly document?: unknown } };
  if (window?.document === undefined) return undefined;
  if (!dangerouslyAllowBrowser) {
    throw new UsageError(
      `${name} client: in a browser everybody can read the key; set dangerouslyAllowBrowser to accept that`,
    );
  }
  return headers;
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
  if (!isName(key)) throw refuse("the API key has characters that no key has");
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
