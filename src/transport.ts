/** One HTTP exchange, its URL and headers put together by openapi-fetch: the only file that knows that package. */
import { createFinalURL, mergeHeaders } from "openapi-fetch";
import type { RequestBody } from "./body.ts";
import { readText } from "./body-text.ts";

export interface Exchange {
  readonly method: string;
  /** Path and query as they are sent: everything is encoded already. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

export interface Received {
  /** Unread where its status is good. */
  readonly response: Response;
  /** Of a bad status: parsed where it is JSON, else text; undefined where it is empty, too long or was cut. */
  readonly errorBody: unknown;
}

export type Send = (exchange: Exchange, signal: AbortSignal) => Promise<Received>;

const maxRedirects = 3;

const requests = new WeakMap<object, Request>();

/** A Request that lives as long as its signal: of one that is collected, Node's fetch hears no abort. */
function followed(address: string, init: RequestInit): Request {
  const request = new Request(address, init);
  if (init.signal) requests.set(init.signal, request);
  return request;
}

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

export interface TransportOptions {
  readonly baseUrl: string;
  /** Instead of the platform's own. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  /** Bytes that the body of a bad status may have. */
  readonly maxBodyBytes: number;
}

export function createTransport({ baseUrl, fetch, maxBodyBytes }: TransportOptions): Send {
  const { origin } = new URL(baseUrl);
  const prefix = baseUrl.slice(origin.length);
  const exchange = async (
    target: string,
    { method, headers, body }: Exchange,
    signal: AbortSignal,
  ): Promise<Received> => {
    const init: RequestInit = { method, headers, body: body ?? null, signal, redirect: "manual" };
    // The platform's own fetch would only make another Request of one: a sixth of a small call.
    const response = await (fetch?.(followed(origin + target, init)) ??
      globalThis.fetch(origin + target, init));
    return {
      response,
      errorBody: response.ok ? undefined : await readError(response, maxBodyBytes),
    };
  };

  return async (request, signal) => {
    let target = prefix + request.target;
    for (let redirects = 0; ; redirects++) {
      const received = await exchange(target, request, signal);
      const next =
        request.method === "GET" ? redirectTarget(received.response, origin, target) : undefined;
      if (next === undefined || redirects === maxRedirects) return received;
      target = next;
    }
  };
}

/** A bad status whose body was cut is still that status. */
async function readError(response: Response, maxBodyBytes: number): Promise<unknown> {
  const text = await readText(response, maxBodyBytes).catch(() => undefined);
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

/** Path and query that an answer redirects to; undefined where it does not, or to another origin, which would be given the key. */
function redirectTarget(
  { status, headers }: Response,
  origin: string,
  from: string,
): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get("location");
  if (location === null) return undefined;
  if (!URL.canParse(location, origin + from)) return undefined;
  const url = new URL(location, origin + from);
  return url.origin === origin ? url.pathname + url.search : undefined;
}
