/** What of a list goes on when its walk is left: nothing. */
import { expect, test } from "vitest";
import type { BatchesResource } from "./support/batches-resource.ts";
import { setup } from "./support/client.ts";
import { until } from "./support/loopback.ts";
import { all, pages } from "./support/pages.ts";

/** The ways to walk. */
const walks: readonly ((list: ReturnType<BatchesResource["list"]>) => AsyncIterable<unknown>)[] = [
  (list) => list,
  (list) => list.pages(),
  (list) => list.pages({ prefetch: 1 }),
];

test.each([
  ["the first page", 0],
  ["a later page", 1],
])("return() while %s is awaited closes the socket and ends the wait", async (_, stuck) => {
  for (const walk of walks) {
    const { server, batches } = await setup((request, response, index) => {
      if (index !== stuck) pages(request, response, index); // else it would never be answered
    });
    const iterator = walk(batches.list())[Symbol.asyncIterator]();
    const taken: unknown[] = [];
    const reading = (async () => {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done) return;
        taken.push(value);
      }
    })();
    await until(() => server.requests.length === stuck + 1 && server.sockets.size > 0);
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    const before = taken.length;
    await reading;
    await until(() => server.sockets.size === 0);
    expect([taken.length, server.requests.length]).toEqual([before, stuck + 1]);
  }
});

test("return() while a page is fetched ahead closes the socket, and no item of this one follows", async () => {
  const { server, batches } = await setup((request, response, index) => {
    if (index === 0) pages(request, response, index);
  });
  const iterator = batches.list().pages({ prefetch: 1 })[Symbol.asyncIterator]();
  await iterator.next();
  await until(() => server.requests.length === 2);
  await iterator.return?.();
  await until(() => server.sockets.size === 0);
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});

test("after return() or an abort, no item that came before it follows", async () => {
  const controller = new AbortController();
  const { batches } = await setup(pages);
  const left = batches.list()[Symbol.asyncIterator]();
  const aborted = batches.list({ limit: 7 }, { signal: controller.signal })[Symbol.asyncIterator]();
  await Promise.all([left.next(), aborted.next()]);
  await left.return?.();
  controller.abort("enough");
  expect(await left.next()).toEqual({ done: true, value: undefined });
  await expect(aborted.next()).rejects.toMatchObject({ type: "abort", cause: "enough" });
});

test("a walk that is left takes the first page from nobody who awaits it", async () => {
  const { server, batches } = await setup((request, response, index) => {
    setTimeout(pages, 20, request, response, index);
  });
  const list = batches.list();
  const first = list.withResponse();
  const iterator = list[Symbol.asyncIterator]();
  const next = iterator.next();
  await iterator.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  expect((await first).data.data).toHaveLength(2);
  expect(server.requests).toHaveLength(1);
});

test("a list whose walk was left before its first page can be walked and awaited again", async () => {
  const { server, batches } = await setup((request, response, index) => {
    if (index > 0) pages(request, response, index);
  });
  const list = batches.list();
  const iterator = list[Symbol.asyncIterator]();
  void iterator.next();
  await until(() => server.requests.length === 1);
  await iterator.return?.();
  expect((await list).data).toHaveLength(2);
  expect(await list.toArray()).toEqual(all);
});
