/** What is measured, done by each contestant; and how it should compare. */
import Anthropic from "anthropic-sdk-1";
import createFetchClient from "openapi-fetch";
import { setTimeout } from "node:timers/promises";
import { createClient } from "../../../src/index.ts";
import type { Sample } from "./contestant.ts";

export type Contestant = "raw fetch" | "openapi-fetch" | "twinfold" | "twinfold, prefetch" | "sdk";

/** How many times what one contestant took another may take at most. */
export interface Goal {
  readonly of?: Contestant;
  /** CPU time otherwise. */
  readonly what?: keyof Sample;
  readonly against: Contestant;
  readonly ratio: number;
}

export interface Work {
  readonly name: string;
  /** How many items each must count, so that nobody is fast by doing less. */
  readonly items: number;
  readonly goals: readonly Goal[];
  /** How many processes each contestant has, one after the other; 1 if left out. A short work takes up to 30 % more in one than in the next, as its heap happens to grow. */
  readonly heats?: number;
  readonly by: Readonly<Partial<Record<Contestant, (url: string) => Promise<number>>>>;
}

const apiKey = "sk-bench";
const headers = { "x-api-key": apiKey, "anthropic-version": "2023-06-01" };
const twinfold = (url: string) => createClient({ apiKey, baseUrl: url }).messages.batches;
const sdk = (url: string) => new Anthropic({ apiKey, baseURL: url }).messages.batches;

/** What openapi-fetch is called with here, without its generated types. */
type Get = (
  path: string,
  init: object,
) => Promise<{ data: unknown; error?: unknown; response: Response }>;
const bare = (url: string): Get =>
  createFetchClient({ baseUrl: url, headers }).GET as unknown as Get; // its types are made for generated paths

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let found = 0;
  for await (const _ of items) found += 1;
  return found;
}

/** The loop that a careful hand writes: linear, whatever the size of lines. */
async function countLines(body: ReadableStream<Uint8Array>): Promise<number> {
  const decoder = new TextDecoder();
  let found = 0;
  let parts: string[] = [];
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      parts.push(text.slice(start, end));
      JSON.parse(parts.join(""));
      parts = [];
      found += 1;
      start = end + 1;
    }
    if (start < text.length) parts.push(text.slice(start));
  }
  return found;
}

/** `memory`: how much of the hand's it may take. */
function results(
  name: string,
  lines: number,
  bytes: number,
  { ratio, memory, heats = 1 }: { ratio: number; memory: number; heats?: number },
): Work {
  const id = `${lines}x${bytes}`;
  const path = `/v1/messages/batches/${id}/results`;
  return {
    name,
    items: lines,
    goals: [
      { against: "raw fetch", ratio },
      { against: "raw fetch", what: "memory", ratio: memory },
    ],
    heats,
    by: {
      "raw fetch": async (url) => countLines((await fetch(url + path, { headers })).body!),
      "openapi-fetch": async (url) =>
        countLines((await bare(url)(path, { parseAs: "stream" })).response.body!),
      twinfold: (url) => count(twinfold(url).results(id)),
      // The SDK is quadratic in the size of a line: above 150 s for one of 46 MB.
      ...(bytes < 1e6 && { sdk: async (url: string) => count(await sdk(url).results(id)) }),
    },
  };
}

/** So many lanes, each calling one time after the other. */
async function lanes(
  width: number,
  total: number,
  call: () => PromiseLike<unknown>,
): Promise<number> {
  let left = total;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: width }, lane));
  return total;
}

function retrieve(name: string, width: number, total: number): Work {
  const path = "/v1/messages/batches/{id}";
  const all = (call: () => PromiseLike<unknown>): Promise<number> => lanes(width, total, call);
  return {
    name,
    items: total,
    goals: [{ against: "openapi-fetch", ratio: 1.15 }],
    by: {
      "raw fetch": (url) =>
        all(async () => (await fetch(`${url}/v1/messages/batches/b1`, { headers })).json()),
      "openapi-fetch": (url) => {
        const get = bare(url);
        return all(() => get(path, { params: { path: { id: "b1" } } }));
      },
      twinfold: (url) => {
        const batches = twinfold(url);
        return all(() => batches.retrieve("b1"));
      },
      sdk: (url) => {
        const batches = sdk(url);
        return all(() => batches.retrieve("b1"));
      },
    },
  };
}

interface ListPage {
  readonly data: readonly unknown[];
  readonly has_more: boolean;
  readonly last_id: string;
}

async function byHand(url: string, work?: () => Promise<unknown>): Promise<number> {
  const get = bare(url);
  let found = 0;
  let query: object = { limit: 1000 };
  for (;;) {
    const { data } = await get("/v1/messages/batches", { params: { query } });
    const page = data as ListPage; // as the server of the bench answers
    for (const _ of page.data) found += 1;
    await work?.();
    if (!page.has_more) return found;
    query = { limit: 1000, after_id: page.last_id };
  }
}

/** Walks the pages of a server that takes its time, and takes its own at each. */
async function slowly(url: string, prefetch: 0 | 1): Promise<number> {
  let found = 0;
  for await (const { data } of twinfold(`${url}/far`).list({ limit: 1000 }).pages({ prefetch })) {
    await setTimeout(20);
    found += data.length;
  }
  return found;
}

export const works: readonly Work[] = [
  results("100 000 lines of 2 KB", 100_000, 2000, { ratio: 1.08, memory: 1.1 }),
  results("20 000 lines of 20 KB", 20_000, 20_000, { ratio: 1.08, memory: 1.1 }),
  // The bytes of a line are kept until it is whole; a hand that cannot say where bytes are wrong keeps their text alone.
  results("one line of 46 MB", 1, 46_000_000, { ratio: 1.2, memory: 1.4, heats: 3 }),
  retrieve("2 000 retrieves, one by one", 1, 2000),
  retrieve("4 000 retrieves, 50 at once", 50, 4000),
  {
    name: "list of 100 000 items",
    items: 100_000,
    goals: [{ against: "openapi-fetch", ratio: 1.15 }],
    heats: 5,
    by: {
      "openapi-fetch": (url) => byHand(url),
      twinfold: (url) => count(twinfold(url).list({ limit: 1000 })),
      sdk: (url) => count(sdk(url).list({ limit: 1000 })),
    },
  },
  {
    name: "list of 100 distant pages, worked on as long as fetched",
    items: 100_000,
    goals: [{ of: "twinfold, prefetch", what: "wall", against: "openapi-fetch", ratio: 0.75 }],
    by: {
      "openapi-fetch": (url) => byHand(`${url}/far`, () => setTimeout(20)),
      twinfold: (url) => slowly(url, 0),
      "twinfold, prefetch": (url) => slowly(url, 1),
    },
  },
];
