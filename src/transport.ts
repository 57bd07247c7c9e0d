/** One HTTP exchange. The only file that knows openapi-fetch. */
import type { RequestBody } from "./body.ts";
import createFetchClient from "openapi-fetch";
import { readText } from "./body-text.ts";

export interface Exchange {
  readonly method: string;
  /** Path and query as they are sent: everything is encoded already. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
}

export interface Received {
  /** Unread where its status is good. */
  readonly response: Response;
  /** Of a bad status: parsed where it is JSON, else text; undefined where it is empty, too long or was cut. */
  readonly errorBody: unknown;
}

export type Send = (exchange: Exchange, signal: AbortSignal) => Promise<Received>;

/** What is used of openapi-fetch's client, whose own types cost a consumer 161 000 instantiations. */
interface Wire {
  request(method: string, path: string, init: object): Promise<unknown>;
}

const maxRedirects = 3;

/**
 * Given to openapi-fetch for every answer, so that it leaves all bodies to us: it reads those of bad statuses without a limit. Made with
 * the first request, because Node loads its fetch with the first Response: 20 ms.
 */
let taken: Response | undefined;

/** What openapi-fetch makes of a call in place of a Request, of which the platform's own fetch would only make another: a sixth of a small call. */
class Draft {
  readonly address: string;
  readonly init: RequestInit;

  constructor(address: string, init: RequestInit) {
    this.address = address;
    this.init = init;
  }
}

const requests = new WeakMap<object, Request>();

/** A Request that lives as long as its signal: of one that is collected, Node's fetch hears no abort. */
function followed(address: string, init: RequestInit): Request {
  const request = new Request(address, init);
  if (init.signal) requests.set(init.signal, request);
  return request;
}

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
  // Its types are made for generated paths; ours are plain text by the time they get here.
  const wire = createFetchClient({
    baseUrl: origin,
    redirect: "manual",
    // It is made and handed to our own fetch, and to nobody else.
    Request: Draft as unknown as typeof Request,
  }) as unknown as Wire;

  const exchange = async (
    target: string,
    request: Exchange,
    signal: AbortSignal,
  ): Promise<Received> => {
    const { method, headers, body } = request;
    taken ??= new Response(null, { status: 204 });
    let response = taken;
    await wire.request(method, target, {
      headers,
      body,
      signal,
      parseAs: "stream",
      bodySerializer: asIs,
      fetch: async ({ address, init }: Draft) => {
        response = await (fetch?.(followed(address, init)) ?? globalThis.fetch(address, init));
        return taken;
      },
    });
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

function asIs(content: unknown): unknown {
  return content;
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
