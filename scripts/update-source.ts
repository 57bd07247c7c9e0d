/** A newer description, fetched with distrust: what comes may be an error page, half a file, or from elsewhere. */
import { ProblemsError } from "./diagnostics.ts";
import { readSource } from "./load/index.ts";
import { withoutUser } from "./lock.ts";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_MILLISECONDS = 60_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const NOT_MODIFIED = 304;

export interface Fetched {
  /** Undefined where the server says that they are those of the given ETag. */
  readonly bytes: Uint8Array | undefined;
  readonly etag: string | null;
}

/** @throws ProblemsError (code `source-unreadable`) where there is nothing that could be a description. */
export async function fetchSource(source: string, etag: string | null): Promise<Fetched> {
  const fetched = isUrl(source)
    ? await download(source, etag).catch((cause: unknown) => refuse(source, reasonOf(cause)))
    : { bytes: await readSource(source, {}), etag: null };
  if (fetched.bytes !== undefined && looksLikeMarkup(fetched.bytes))
    refuse(source, "it is a page (HTML or XML), whatever its status says");
  return fetched;
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

async function download(source: string, etag: string | null): Promise<Fetched> {
  const first = new URL(source);
  const signal = AbortSignal.timeout(MAX_MILLISECONDS);
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const headers = { ...userOf(url, first), ...(etag !== null && { "if-none-match": etag }) };
    const response = await fetch(withoutUser(url.href), { headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (!REDIRECTS.includes(response.status) || location === null) return answerOf(response);
    await response.body?.cancel();
    url = new URL(location, url);
    if (url.protocol !== first.protocol)
      throw new Error(`it is redirected to another scheme (${url.protocol}//${url.host})`);
  }
  throw new Error(`it is redirected more than ${MAX_REDIRECTS} times`);
}

function userOf(url: URL, { origin, username, password }: URL): Record<string, string> {
  if (url.origin !== origin || username + password === "") return {};
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(user).toString("base64")}` };
}

async function answerOf(response: Response): Promise<Fetched> {
  const etag = response.headers.get("etag");
  if (response.status === NOT_MODIFIED) return { bytes: undefined, etag };
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of whole(response)) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks, length), etag };
}

async function* whole({ body }: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>; // of bytes, as every body
  } catch (cause) {
    throw new Error("the connection was lost before its end", { cause });
  }
}

/** After a byte order mark and white space; no description begins like that. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

function refuse(source: string, reason: string): never {
  throw new ProblemsError([
    {
      code: "source-unreadable",
      message: `${withoutUser(source)} is not taken in: ${reason}`,
      advice: "nothing was changed; see what the address gives, or name another",
    },
  ]);
}

/** What `fetch` throws is a TypeError that says nothing, about an error that says what was wrong. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isEmpty = error instanceof TypeError && error.cause instanceof Error;
  return isEmpty ? reasonOf(error.cause) : error.message;
}
