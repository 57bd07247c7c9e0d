/** Lists that name the next page in a header of links, walked over a loopback server. */
import { describe, expect, test } from "vitest";
import {
  type AnyCallOptions,
  connect,
  type Operation,
  type Paged,
  pagedByLink,
  Resource,
  styledQuery,
} from "../src/runtime.ts";
import { key, prompt } from "./support/client.ts";
import { collect } from "./support/jsonl.ts";
import { type Loopback, type Script, sendJson, startLoopback } from "./support/loopback.ts";

const OPERATION: Operation = {
  name: "things.list",
  method: "GET",
  route: "/things",
  response: "json",
  accept: "application/json",
  query: { ids: "comma" },
  variants: [{ beta: false }, { beta: true, query: { beta: "true" } }],
};

class Things extends Resource {
  list(query: object = {}, options: AnyCallOptions = {}): Paged<number, number[]> {
    return pagedByLink(this, OPERATION, "Link", { query, writeQuery: styledQuery }, options);
  }
}

/** Answers page after page, each with its link, then the last one for good. */
const linking =
  (...pages: readonly (readonly [link: string, body: unknown])[]): Script =>
  (_, response, index) => {
    const [link, body] = pages[Math.min(index, pages.length - 1)] ?? ["", []];
    sendJson(response, body, { headers: { link } });
  };

async function setup(script: Script): Promise<{ server: Loopback; things: Things }> {
  const server = await startLoopback(script);
  return { server, things: connect(Things, prompt, { apiKey: key, baseUrl: server.url }) };
}

const next = (target: string): string => `<${target}>; rel="next"`;

test("awaited, a list is its first page as it came, and the way to the next", async () => {
  const { things } = await setup(linking([next("/things?page=2"), [1, 2]], ["", [3]]));
  const first = await things.list();
  expect([first, JSON.stringify(first), Object.keys(first)]).toEqual([[1, 2], "[1,2]", ["0", "1"]]);
  expect(first.hasNextPage()).toBe(true);
  const second = await first.nextPage();
  expect([second, second?.hasNextPage(), await second?.nextPage()]).toEqual([
    [3],
    false,
    undefined,
  ]);
});

test("iterated, it gives every item once", async () => {
  const { things } = await setup(linking([next("/things?page=2"), [1, 2]], ["", [3]]));
  const items: number[] = [];
  for await (const item of things.list()) items.push(item);
  expect(items).toEqual([1, 2, 3]);
});

describe("the query of a link is asked of the operation's own route, with the key, of the own server", () => {
  test.each([
    ["elsewhere", "https://elsewhere.example/other?page=2", "/things?page=2&beta=true&limit=2"],
    ["relative", "?page=2", "/things?page=2&beta=true&limit=2"],
    ["with a limit", "/things?limit=5&page=2#f", "/things?limit=5&page=2&beta=true"],
    ["with lists", "/x?a=1&a=2&b%5Bc%5D=%26", "/things?a=1&a=2&b%5Bc%5D=%26&beta=true&limit=2"],
  ])("%s", async (_, target, url) => {
    const { server, things } = await setup(linking([next(target), [1]], ["", [2]]));
    expect(await things.list({ limit: 2 }, { beta: true }).toArray()).toEqual([1, 2]);
    expect(server.requests.map((it) => [it.url, it.headers["x-api-key"]])).toEqual([
      ["/things?beta=true&limit=2", key],
      [url, key],
    ]);
  });
});

test("what a link does not repeat is sent as it was, with what joins it", async () => {
  const { server, things } = await setup(linking([next("?page=a%20b"), [1]], ["", [2]]));
  await things.list({ ids: ["a,b", "c"], page: 1 }).toArray();
  expect(server.requests.map((it) => it.url)).toEqual([
    "/things?ids=a%2Cb,c&page=1",
    "/things?page=a%20b&ids=a%2Cb,c",
  ]);
});

describe("the link to the next page is found", () => {
  test.each([
    ["among others", '</a?page=9>; rel="last", </a?page=2>; rel="next"', 2],
    ["whatever its parameters", '</a?page=2>; title="x, y; z"; REL=Next; type=a', 2],
    ["with several relations", '</a?page=2>; rel="last next"', 2],
    ["behind a target with marks", "</a?q=1,2;3>; rel=prev,</a?page=2>;rel=next", 2],
    ["behind marks in quotes", '</a?page=2>; title="\\"; rel=last, </b>"; rel=next', 2],
    ["not in another parameter", '</a?page=9>; title="; rel=next"; rel=last', 1],
    ["not in a second relation, which does not count", "</a?page=9>; rel=last; rel=next", 1],
    ["not in another relation", '</a?page=2>; rel="nextish"', 1],
    ["not without a relation", "</a?page=2>", 1],
    ["not in what is no link", 'page=2; rel="next"', 1],
  ])("%s", async (_, link, requests) => {
    const { server, things } = await setup(linking([link, [1]], ["", [2]]));
    await things.list().toArray();
    expect(server.requests.length).toBe(requests);
  });
});

const at = (page: number): string => next(`/things?page=${page}`);

describe("a walk ends", () => {
  test.each([
    ["at a link that repeats", linking([at(2), [1]], [at(3), [2]], [at(2), [3]]), [1, 2, 3]],
    ["at an empty page", linking([at(2), [1]], [at(3), []]), [1]],
  ])("%s", async (_, script, items) => {
    const { things } = await setup(script);
    expect(await things.list().toArray()).toEqual(items);
  });

  test.each(["/things/page/2", "/things?", "?#2"])(
    "at the link %s, which has no query, with an error behind the items",
    async (target) => {
      const { things } = await setup(linking([next(target), [1]]));
      const { items, error } = await collect(things.list());
      expect(items).toEqual([1]);
      expect(error).toMatchObject({
        type: "usage",
        message: "things.list: the query cannot be written as a URL",
        cause: { message: "the link to the next page has none" },
      });
    },
  );

  test("at a body that is no list, with an error", async () => {
    const { things } = await setup(linking(["", { message: "no" }]));
    await expect(things.list()).rejects.toThrow(
      'things.list: 200, but what came is no list: {"message":"no"}',
    );
  });
});
