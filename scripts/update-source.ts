/** A newer description, fetched with distrust: what comes may be an error page, half a file, or from elsewhere. */
import { ProblemsError } from "./diagnostics.ts";
import { ask, gather, isUrl, readSource, reasonOf } from "./load/index.ts";
import { withoutUser } from "./lock.ts";

export interface Fetched {
  /** Undefined where the server says that they are those of the given ETag. */
  readonly bytes: Uint8Array | undefined;
  readonly etag: string | null;
}

/** @throws ProblemsError (code `source-unreadable`) where there is nothing that could be a description. */
export async function fetchSource(source: string, etag: string | null): Promise<Fetched> {
  if (source === "-") refuse("standard input", "later runs could not look there again", SAVE);
  const fetched = isUrl(source)
    ? await download(source, etag).catch((cause: unknown) => refuse(source, reasonOf(cause)))
    : { ...(await readSource(source, {})), etag: null };
  if (fetched.bytes !== undefined && looksLikeMarkup(fetched.bytes))
    refuse(source, "it is a page (HTML or XML), whatever its status says");
  return fetched;
}

async function download(source: string, knownEtag: string | null): Promise<Fetched> {
  const { body, etag } = await ask(source, { knownEtag });
  return { bytes: body && (await gather(body)), etag };
}

/** After a byte order mark and white space; no description begins like that. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

const LOOK = "nothing was changed; see what the address gives, or name another";
const SAVE = "save it as a file, and name that";

function refuse(source: string, reason: string, advice = LOOK): never {
  throw new ProblemsError([
    {
      code: "source-unreadable",
      message: `${withoutUser(source)} is not taken in: ${reason}`,
      advice,
    },
  ]);
}
