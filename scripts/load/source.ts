/** The bytes of a description, from a path, a URL or standard input. */
import { createReadStream } from "node:fs";
import { ProblemsError } from "../diagnostics.ts";
import { download, type DownloadOptions, type Located } from "./download.ts";

export const MAX_BYTES = 20 * 1024 * 1024;

export interface SourceOptions extends DownloadOptions {
  /** What `-` reads. */
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  /** Bytes above which a description is refused; 20 MiB otherwise. */
  readonly maxBytes?: number | undefined;
}

interface Reader {
  readonly when: (source: string) => boolean;
  readonly read: (source: string, options: SourceOptions) => Promise<Located>;
}

/** The first that applies reads the source; a path is what is none of these. */
const READERS: readonly Reader[] = [
  {
    when: (source) => source === "-",
    read: async (location, { readStdin }) => {
      if (readStdin === undefined) throw new Error("there is no standard input");
      return { chunks: once(await readStdin()), location };
    },
  },
  {
    when: (source) => /^https?:\/\//i.test(source),
    read: download,
  },
  {
    when: (source) => /^[a-z][a-z\d+.-]+:\/\//i.test(source),
    read: () => Promise.reject(new Error("of URLs, only http and https are read")),
  },
];

const FILE: Pick<Reader, "read"> = {
  read: async (location) => ({ chunks: createReadStream(location), location }),
};

export interface ReadSource {
  readonly bytes: Uint8Array;
  /** The source, or the URL to which it was redirected. */
  readonly location: string;
}

/** @throws ProblemsError (code `source-unreadable`) where the source is missing or larger than allowed. */
export async function readSource(source: string, options: SourceOptions): Promise<ReadSource> {
  try {
    const reader = READERS.find(({ when }) => when(source)) ?? FILE;
    const { chunks, location } = await reader.read(source, options);
    return { bytes: await gather(chunks, options.maxBytes), location };
  } catch (cause) {
    if (cause instanceof ProblemsError) throw cause; // who gives standard input knows best why there is none
    throw new ProblemsError([
      {
        code: "source-unreadable",
        message: `${label(source)} cannot be read: ${reasonOf(cause)}`,
        advice: "name a readable file, an http(s) URL, or - for standard input",
      },
    ]);
  }
}

/** @throws Error where there are more bytes than allowed. */
export async function gather(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = MAX_BYTES,
): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    read.push(chunk);
  }
  return Buffer.concat(read, length);
}

/** How messages call a source. A URL's credentials and query stay out of them. */
export function label(source: string): string {
  if (source === "-") return "standard input";
  if (!URL.canParse(source)) return source;
  const { origin, pathname } = new URL(source);
  return origin === "null" ? source : `${origin}${pathname}`;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * What `fetch` throws is a TypeError that says nothing, about an error that says what was wrong; a file system error's
 * code says all without the path.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof TypeError && error.cause instanceof Error) return reasonOf(error.cause);
  const { code } = error as NodeJS.ErrnoException; // only some errors have one
  return FILE_ERRORS[code ?? ""] ?? error.message;
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "access is denied",
};
