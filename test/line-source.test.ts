/** Downloads that are cut, end early or go quiet: resumed within the budget, and never silently short. */
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";
import { collect, head, ids, lines, text } from "./support/jsonl.ts";
import { until } from "./support/loopback.ts";

/** Sends the first `bytes` bytes and cuts the connection. */
function cutAfter(response: ServerResponse, body: string, bytes: number): void {
  head(response, { "content-length": String(Buffer.byteLength(body)) });
  response.write(Buffer.from(body).subarray(0, bytes), () => response.destroy());
}

test("a download that is cut anywhere goes on without losing or repeating a line", async () => {
  const body = lines(5);
  for (let bytes = 1; bytes < Buffer.byteLength(body); bytes += 4) {
    const { server, batches } = await setup((_, response, index) => {
      if (index === 0) cutAfter(response, body, bytes);
      else text(body)(server.requests[0]!, response, index);
    });
    expect(await batches.results("b").toArray()).toEqual(ids(5));
    expect(server.requests.length).toBe(2);
  }
});

test("a body that ends in the middle of a line is downloaded again", async () => {
  const { batches } = await setup((request, response, index) =>
    text(index === 0 ? lines(3).slice(0, -8) : lines(3))(request, response, index),
  );
  expect(await batches.results("b").toArray()).toEqual(ids(3));
});

test("a repeated download that ends before what was given is cut, too", async () => {
  const { server, batches } = await setup((request, response, index) => {
    if (index === 0) cutAfter(response, lines(4), Buffer.byteLength(lines(3)));
    else text(index === 1 ? lines(1) : lines(4))(request, response, index);
  });
  expect(await batches.results("b").toArray()).toEqual(ids(4));
  expect(server.requests.length).toBe(3);
});

test("a body that always ends in the middle of a line is truncated, not ended", async () => {
  const { server, batches } = await setup(text(lines(3).slice(0, -8)));
  const { items, error } = await collect(batches.results("b"));
  expect(items).toEqual(ids(2));
  expect(error).toMatchObject({
    kind: "truncated",
    line: 3,
    byteOffset: Buffer.byteLength(lines(2)),
    last: { custom_id: "é1" },
  });
  expect(server.requests.length).toBe(3);
});

test("a connection that is always cut is truncated, with the loss as its cause", async () => {
  const { server, batches } = await setup((_, response) => cutAfter(response, lines(3), 20));
  const { items, error } = await collect(batches.results("b", { maxRetries: 1 }));
  expect([items, error]).toMatchObject([ids(1), { kind: "truncated", line: 2 }]);
  expect((error as Error).cause).toBeInstanceOf(Error);
  expect(server.requests.length).toBe(2);
});

test("a repeated download that is another file is an error", async () => {
  const { batches } = await setup((request, response, index) => {
    if (index === 0) cutAfter(response, lines(3), 20);
    else text(lines(3).replace("é0", "è0"))(request, response, index);
  });
  const { items, error } = await collect(batches.results("b"));
  expect([items, error]).toMatchObject([ids(1), { kind: "changed" }]);
});

test("fewer lines than expected are truncated, also where the last is whole", async () => {
  for (const body of [lines(2), lines(2).trimEnd()]) {
    const { batches } = await setup(text(body));
    const { items, error } = await collect(batches.results("b", { expectedLines: 3 }));
    expect([items, error]).toMatchObject([ids(2), { kind: "truncated" }]);
  }
});

test("as many lines as expected are delivered although the first download had fewer", async () => {
  const { batches } = await setup((request, response, index) =>
    text(index === 0 ? lines(2).trimEnd() : lines(3))(request, response, index),
  );
  expect(await batches.results("b", { expectedLines: 3 }).toArray()).toEqual(ids(3));
});

test("a body that goes quiet for idleTimeout is a TimeoutError when the budget is spent", async () => {
  const { server, batches } = await setup((_, response) => {
    head(response);
    response.write(lines(1));
  });
  const { items, error } = await collect(batches.results("b", { idleTimeout: 30, maxRetries: 1 }));
  expect([items, error]).toMatchObject([ids(1), { type: "timeout" }]);
  expect(server.requests.length).toBe(2);
  await until(() => server.sockets.size === 0);
});
