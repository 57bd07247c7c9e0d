/** Lists by page and by item, in both directions, and where they end. */
import { expect, test } from "vitest";
import type { Paged } from "../src/runtime.ts";
import { setup } from "./support/client.ts";
import { type Script, sendJson, until } from "./support/loopback.ts";
import { all, pages } from "./support/pages.ts";

/** Answers page after page, then the last one for good. */
function bodies(...list: readonly unknown[]): Script {
  return (_, response, index) => sendJson(response, list[Math.min(index, list.length - 1)]);
}

const page = (ids: string[], last: unknown, more: unknown = true): object => ({
  data: ids.map((id) => ({ id })),
  has_more: more,
  first_id: ids[0] ?? null,
  last_id: last,
});

test("awaited, a list is its first page as the API sent it, and the way to the next", async () => {
  const { server, batches } = await setup(pages);
  const first = await batches.list({ limit: 3 });
  expect(first).toEqual({ data: all.slice(0, 3), has_more: true, first_id: "b0", last_id: "b2" });
  expect(Object.keys(first)).toEqual(["data", "has_more", "first_id", "last_id"]);
  expect(first.hasNextPage()).toBe(true);
  const second = await first.nextPage();
  expect(second?.data).toEqual(all.slice(3, 6));
  const third = await second?.nextPage();
  expect([third?.hasNextPage(), await third?.nextPage()]).toEqual([false, undefined]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/v1/messages/batches?limit=3",
    "/v1/messages/batches?limit=3&after_id=b2",
    "/v1/messages/batches?limit=3&after_id=b5",
  ]);
});

test("iterated, it gives every item once, with the beta query on every page", async () => {
  const { server, batches } = await setup(pages);
  const items: unknown[] = [];
  for await (const item of batches.list({}, { beta: true })) items.push(item);
  expect(items).toEqual(all);
  expect(server.requests.every(({ url }) => url.includes("?beta=true"))).toBe(true);
});

test("before_id walks to the pages before", async () => {
  const { server, batches } = await setup(pages);
  const sizes: string[][] = [];
  for await (const { data } of batches.list({ before_id: "b5", limit: 2 }).pages()) {
    sizes.push(data.map(({ id }) => id));
  }
  expect(sizes).toEqual([["b3", "b4"], ["b1", "b2"], ["b0"]]);
  expect(server.requests.at(-1)?.url).toBe("/v1/messages/batches?before_id=b1&limit=2");
});

test("nothing is sent before the first page is asked for, and it is asked for once", async () => {
  const { server, batches } = await setup(pages);
  const list = batches.list();
  await new Promise(setImmediate);
  expect(server.requests).toEqual([]);
  await list;
  expect((await list.withResponse()).response.status).toBe(200);
  await list.toArray({ limit: 2 });
  expect(server.requests.length).toBe(1);
});

test.each([
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 1],
  [3, 3, 2],
  [100, 7, 4],
  [undefined, 7, 4],
])("toArray with limit %s gives %i items for %i requests", async (limit, items, requests) => {
  const { server, batches } = await setup(pages);
  expect(await batches.list().toArray({ limit })).toEqual(all.slice(0, items));
  expect(server.requests.length).toBe(requests);
});

test("a limit that is no number is refused, not taken for none", async () => {
  const { server, batches } = await setup(pages);
  await expect(batches.list().toArray({ limit: NaN })).rejects.toThrow(
    "messages.batches.list: limit must be a number from 0",
  );
  expect(server.requests).toEqual([]);
});

test("leaving the loop sends nothing more", async () => {
  const { server, batches } = await setup(pages);
  for await (const _ of batches.list()) break;
  expect(server.requests.length).toBe(1);
});

test.each<[string, Script, number, number]>([
  ["has_more is false", bodies(page(["a"], "a", false)), 1, 1],
  ["the cursor is null", bodies(page(["a"], null)), 1, 1],
  ["the cursor is missing", bodies({ data: [{ id: "a" }], has_more: true }), 1, 1],
  ["the cursor is empty", bodies(page(["a"], "")), 1, 1],
  ["the page is empty", bodies(page([], "a")), 0, 1],
  ["the cursor is the one before", bodies(page(["a"], "a")), 2, 2],
  [
    "the cursor was seen earlier",
    bodies(page(["a"], "a"), page(["b"], "b"), page(["c"], "a")),
    3,
    3,
  ],
])("a list ends where %s", async (_, script, items, requests) => {
  const { server, batches } = await setup(script);
  expect((await batches.list().toArray()).length).toBe(items);
  expect(server.requests.length).toBe(requests);
});

test("asking a page twice for the next one gives it twice, with all that follows", async () => {
  const { batches } = await setup(pages);
  const first = await batches.list();
  const [one, two] = [await first.nextPage(), await first.nextPage()];
  expect(one).toEqual(two);
  expect([(await one?.nextPage())?.data, (await two?.nextPage())?.data]).toEqual([
    all.slice(4, 6),
    all.slice(4, 6),
  ]);
  expect((await two?.nextPage())?.hasNextPage()).toBe(true);
});

test.each([null, [], { data: null }, { data: { 0: "a" } }, "text"])(
  "a page %j is an error, not an empty list",
  async (body) => {
    const { batches } = await setup(bodies(body));
    await expect(batches.list()).rejects.toMatchObject({
      type: "response",
      message: expect.stringMatching(/^messages\.batches\.list: 200, but "data" is no list/),
    });
  },
);

test.each<[unknown]>([[["p"]], [[]], [{ id: "p" }]])(
  "a cursor that is no text, as %j, is an error: its like would be met for ever",
  async (last) => {
    const { server, batches } = await setup(bodies(page(["a"], "a"), page(["b"], last)));
    await expect(batches.list().toArray({ limit: 9 })).rejects.toMatchObject({
      type: "response",
      message: expect.stringMatching(/^messages\.batches\.list: 200, but "last_id" is no cursor: /),
    });
    expect(server.requests.length).toBe(2);
  },
);

test("a second walk of a list ends by its own cursors, not by those of the first", async () => {
  const names = ["a", "b", "c", "d"];
  const { batches } = await setup(({ url }, response) => {
    const after = new URL(url, "http://x").searchParams.get("after_id");
    const at = after === null ? 0 : names.indexOf(after) + 1;
    sendJson(response, page([names[at]!], names[at], at + 1 < names.length));
  });
  const list = batches.list();
  const walk = async (): Promise<string> => (await list.toArray()).map(({ id }) => id).join("");
  expect(await walk()).toBe("abcd");
  names.splice(2, 0, "new");
  expect(await walk()).toBe("abnewcd");
});

test.each<[string, (list: Paged<unknown, unknown>, wrong: object) => unknown]>([
  ["prefetch", (list, wrong) => list.pages(wrong)[Symbol.asyncIterator]().next()],
  ["limit", (list, wrong) => list.toArray(wrong)],
  ["signal", async (list, wrong) => (await list).nextPage(wrong)],
])("wrong options of a walk are refused as those of a call are (%s)", async (name, walk) => {
  const { batches } = await setup(pages);
  const wrongs = [null, 5, { [name]: "1" }, { preftech: 1 }] as object[]; // as from plain JavaScript
  for (const wrong of wrongs) {
    const walked = async (): Promise<unknown> => walk(batches.list(), wrong);
    await expect(walked()).rejects.toMatchObject({
      type: "usage",
      message: expect.stringMatching(/^messages\.batches\.list: .*(must be|there is no option)/),
    });
  }
});

test("an error of a later page is thrown after the items before it", async () => {
  const { batches } = await setup((request, response, index) => {
    if (index === 0) pages(request, response, index);
    else sendJson(response, {}, { status: 404 });
  });
  const items: unknown[] = [];
  const walk = async (): Promise<void> => {
    for await (const item of batches.list()) items.push(item);
  };
  await expect(walk()).rejects.toMatchObject({ type: "not_found" });
  expect(items).toEqual(all.slice(0, 2));
});

test("toArray takes a page of any size", async () => {
  const data = Array.from({ length: 200_000 }, () => 0);
  const { batches } = await setup((_, response) => sendJson(response, { data, has_more: false }));
  expect(await batches.list().toArray()).toHaveLength(200_000);
});

test("prefetch asks for the next page while the caller works on this one, and no further", async () => {
  const { server, batches } = await setup(pages);
  const counts: number[] = [];
  let pageNumber = 0;
  for await (const { data } of batches.list().pages({ prefetch: 1 })) {
    pageNumber += 1;
    const expected = Math.min(pageNumber + 1, 4);
    await until(() => server.requests.length === expected);
    counts.push(data.length);
  }
  expect([counts, server.requests.length]).toEqual([[2, 2, 2, 1], 4]);
});

test("leaving the loop cancels the page that is being fetched, and leaves no rejection", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on("unhandledRejection", note);
  let closed = false;
  const { server, batches } = await setup((request, response, index) => {
    if (index === 0) return pages(request, response, index);
    response.on("close", () => (closed = true)); // it would never be answered
  });
  for await (const { data } of batches.list().pages({ prefetch: 1 })) {
    await until(() => server.requests.length === 2);
    expect(data).toHaveLength(2);
    break;
  }
  await until(() => closed);
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

test("the caller's signal ends a page that is being fetched ahead", async () => {
  const controller = new AbortController();
  const { server, batches } = await setup((request, response, index) => {
    if (index === 0) pages(request, response, index);
  });
  const { signal } = controller;
  const walk = batches.list({}, { signal }).pages({ prefetch: 1 })[Symbol.asyncIterator]();
  await walk.next();
  await until(() => server.requests.length === 2);
  controller.abort("enough");
  await expect(walk.next()).rejects.toMatchObject({ type: "abort", cause: "enough" });
});

test("a prefetched page that fails is an error where it would be given", async () => {
  const { batches } = await setup((request, response, index) =>
    index === 0 ? pages(request, response, index) : sendJson(response, {}, { status: 400 }),
  );
  const walk = batches.list().pages({ prefetch: 1 })[Symbol.asyncIterator]();
  expect((await walk.next()).value.data).toHaveLength(2);
  await expect(walk.next()).rejects.toMatchObject({ status: 400 });
});
