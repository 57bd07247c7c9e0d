/** One HTTP exchange, its URL and headers put together by openapi-fetch: the only file that knows that package. */
import { createFinalURL, mergeHeaders } from "openapi-fetch";
import type { RequestBody } from "./body.ts";

export interface Exchange {
  readonly method: string;
  /** Path and query as they are sent: everything is encoded already. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

/** The answer as it comes, of whatever status: its body is still to be read. */
export type Send = (exchange: Exchange, signal: AbortSignal) => Promise<Response>;

const maxRedirects = 3;

type Values = Readonly<Record<string, unknown>>;

/** What a target is made of, and what writes its two halves. */
export interface TargetParts {
  readonly params: { readonly path: Values; readonly query: Values };
  readonly pathSerializer: (route: string, path: Values) => string;
  readonly querySerializer: (query: object) => string;
}

export function targetOf(route: string, parts: TargetParts): string {
  return createFinalURL(route, { baseUrl: "", ...parts });
}

/** Later ones replace earlier ones, whatever the case of their names; undefined is left out. */
export function mergedHeaders(...layers: readonly HeaderLayer[]): Headers {
  return mergeHeaders(...layers);
}

export type HeaderLayer = Headers | Readonly<Record<string, string | undefined>> | undefined;

/** What makes the requests instead of the platform's own `fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

const requests = new WeakMap<AbortSignal, Request>();

export function createTransport(baseUrl: string, fetch: Fetch | undefined): Send {
  const exchange = (address: string, init: RequestInit, signal: AbortSignal): Promise<Response> => {
    // The platform's own fetch would only make another Request of one: a sixth of a small call.
    if (!fetch) return globalThis.fetch(address, init);
    const request = new Request(address, init);
    requests.set(signal, request); // of one that is collected before its signal, Node's fetch hears no abort
    return fetch(request);
  };

  return async ({ method, target, headers, body = null }, signal) => {
    const init: RequestInit = { method, headers, body, signal, redirect: "manual" };
    let address = baseUrl + target;
    for (let redirects = 0; ; redirects++) {
      const response = await exchange(address, init, signal);
      const next = method === "GET" ? redirectTarget(response, address) : undefined;
      if (next === undefined || redirects === maxRedirects) return response;
      // That it cannot be let go of is no reason not to follow it.
      response.body?.cancel().catch(() => undefined);
      address = next;
    }
  };
}

/** Where an answer redirects to; undefined where it does not, or to another origin, which would be given the key. */
function redirectTarget({ status, headers }: Response, from: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get("location");
  if (location === null || !URL.canParse(location, from)) return undefined;
  const { origin, pathname, search } = new URL(location, from);
  return origin === new URL(from).origin ? origin + pathname + search : undefined;
}
