/** What a URL answers. Redirects are followed by hand, so that none leads where it must not. */
import { isPrivate, type Lookup } from "./private-address.ts";

const MAX_MILLISECONDS = 60_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const NOT_MODIFIED = 304;

export interface DownloadOptions {
  /** Whether a redirect to there may be followed; by default, unless it leads to a private address of another host. */
  readonly mayFollow?: ((to: URL, first: URL) => boolean | Promise<boolean>) | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly lookup?: Lookup | undefined;
}

export interface Answer {
  /** The URL that gave it in the end, with the user of the first one where that is still of use. */
  readonly url: string;
  /** Undefined where the server says that it is that of the given ETag. */
  readonly body: AsyncIterable<Uint8Array> | undefined;
  readonly etag: string | null;
}

export interface Located {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** From where references in it lead (RFC 3986, 5.1.3). */
  readonly location: string;
}

/** @throws Error with the reason where there is no answer of 2xx. */
export async function download(source: string, options: DownloadOptions = {}): Promise<Located> {
  const { body, url } = await ask(source, options);
  return { chunks: body ?? nothing(), location: url };
}

/** The same, or that nothing is new. @throws as {@link download}. */
export async function ask(
  source: string,
  options: DownloadOptions & { readonly knownEtag?: string | null },
): Promise<Answer> {
  const { knownEtag = null } = options;
  const { url: first, authorization } = withoutCredentials(new URL(source));
  const send = options.fetch ?? fetch;
  const signal = AbortSignal.timeout(MAX_MILLISECONDS);
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const isHome = url.origin === first.origin;
    const headers = {
      ...(authorization !== undefined && isHome && { authorization }),
      ...(knownEtag !== null && { "if-none-match": knownEtag }),
    };
    const response = await send(url, { headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (!REDIRECTS.includes(response.status) || location === null)
      return { ...answerOf(response, knownEtag), url: named(url, isHome ? source : undefined) };
    await response.body?.cancel();
    url = await followed(new URL(location, url), first, options);
  }
  throw new Error(`it is redirected more than ${MAX_REDIRECTS} times`);
}

/** Without a fragment, which is of the place that named it. */
function named(found: URL, user: string | undefined): string {
  const url = new URL(found);
  url.hash = "";
  if (user !== undefined) {
    const { username, password } = new URL(user);
    Object.assign(url, { username, password });
  }
  return url.href;
}

function answerOf(response: Response, knownEtag: string | null): Omit<Answer, "url"> {
  const etag = response.headers.get("etag");
  if (knownEtag !== null && response.status === NOT_MODIFIED) return { body: undefined, etag };
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return { body: whole(response), etag };
}

async function* whole({ body }: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>; // of bytes, as every body
  } catch (cause) {
    if (cause instanceof DOMException) throw cause; // the time is over, as it says itself
    throw new Error("the connection was lost before its end", { cause });
  }
}

/** What a URL says of the user never goes on with a redirect. */
async function followed(to: URL, first: URL, options: DownloadOptions): Promise<URL> {
  const { url } = withoutCredentials(to);
  const { mayFollow = notInside } = options;
  const isSafe = url.protocol === "https:" || url.protocol === first.protocol;
  if (isSafe && (await mayFollow(url, first))) return url;
  throw new Error(`it is redirected to ${url.protocol}//${url.host}, where no redirect may lead`);

  async function notInside(): Promise<boolean> {
    return url.hostname === first.hostname || !(await isPrivate(url, options.lookup));
  }
}

/** `fetch` refuses a URL with credentials; as a header they are sent to where the URL meant them to go. */
function withoutCredentials(source: URL): { url: URL; authorization?: string } {
  const url = new URL(source);
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  if (user === ":") return { url };
  return { url, authorization: `Basic ${Buffer.from(user).toString("base64")}` };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
