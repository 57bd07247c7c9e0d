/** Which failures are repeated, how often and when; and what a failure is when nothing more is tried. */
import { expect, test } from "vitest";
import { anthropic } from "../src/anthropic.ts";
import { backoff, retryAfter } from "../src/retry.ts";
import type { BatchesResource } from "./support/batches-resource.ts";
import { setup, statuses } from "./support/client.ts";
import { type Script, sendJson, until } from "./support/loopback.ts";

type Send = (batches: BatchesResource) => PromiseLike<unknown>;
const get: Send = (batches) => batches.retrieve("b");
const post: Send = (batches) => batches.create({ requests: [] });
const harmlessPost: Send = (batches) => batches.cancel("b");

const requestsSent: readonly (readonly [status: number, get: number, post: number])[] = [
  [400, 1, 1],
  [401, 1, 1],
  [403, 1, 1],
  [404, 1, 1],
  [408, 3, 1],
  [409, 3, 1],
  [413, 1, 1],
  [429, 3, 3],
  [500, 3, 1],
  [502, 3, 1],
  [503, 3, 1],
  [504, 3, 1],
  [529, 3, 3],
];

test.each(requestsSent)(
  "status %i: %i requests for a GET, %i for a create",
  async (status, gets, posts) => {
    for (const [send, count] of [
      [get, gets],
      [harmlessPost, gets],
      [post, posts],
    ] as const) {
      const { server, batches } = await setup(statuses(status));
      const error: unknown = await Promise.resolve(send(batches)).catch((caught) => caught);
      expect(error).toMatchObject(
        (error as Error).name === "AmbiguousCreateError" ? { cause: { status } } : { status },
      );
      expect(server.requests.length).toBe(count);
    }
  },
);

test("what succeeds at the second attempt succeeds", async () => {
  const { server, batches } = await setup(statuses(529, 200));
  expect(await batches.create({ requests: [] })).toEqual({ id: "b" });
  expect(server.requests.length).toBe(2);
});

test("maxRetries is the client's, or the call's own", async () => {
  const { server, batches } = await setup(statuses(500), { maxRetries: 1 });
  await expect(batches.retrieve("b")).rejects.toThrow("500");
  expect(server.requests.length).toBe(2);
  await expect(batches.retrieve("b", { maxRetries: 0 })).rejects.toThrow("500");
  expect(server.requests.length).toBe(3);
});

test.each([
  ["true", 404, 3],
  ["true", 500, 3],
  ["false", 529, 1],
])("x-should-retry: %s after status %i makes it %i requests", async (verdict, status, count) => {
  const { server, batches } = await setup((_, response) =>
    sendJson(response, {}, { status, headers: { "x-should-retry": verdict } }),
  );
  await expect(batches.create({ requests: [] })).rejects.toMatchObject({ status });
  expect(server.requests.length).toBe(count);
});

/** An HTTP date, so far away that a slow machine does not change what is seen of it. */
const inADay = (): string => new Date(Date.now() + 86_400_000).toUTCString();

test.each<[Record<string, string>, RegExp]>([
  [{ "retry-after": "61" }, /the server asks to wait 61 s, more than maxRetryAfter \(60 s\)$/],
  [{ "retry-after-ms": "60001" }, /asks to wait 60\.001 s, more than maxRetryAfter \(60 s\)$/],
  [{ "retry-after": inADay() }, /asks to wait 8[56]\d{3}(\.\d+)? s, more than/],
  [{ "retry-after": "61", "x-should-retry": "true" }, /asks to wait 61 s, more than/],
])("%o is beyond the cap: it ends the call and says so", async (headers, message) => {
  const { server, batches } = await setup((_, response) =>
    sendJson(response, {}, { status: 429, headers }),
  );
  await expect(batches.retrieve("b")).rejects.toThrow(message);
  expect(server.requests.length).toBe(1);
});

test.each([
  [{ "retry-after": "61" }, { maxRetryAfter: 60_000 }, 1],
  [{ "retry-after-ms": "50" }, { maxRetryAfter: 49 }, 1],
  [{ "retry-after-ms": "50" }, { maxRetryAfter: 50 }, 3],
  [{ "retry-after": "0" }, {}, 3],
  [{ "retry-after": new Date(0).toUTCString() }, {}, 3],
  [{ "retry-after": "soon" }, {}, 3],
])("%o with %o makes it %i requests", async (headers, options, count) => {
  const { server, batches } = await setup(
    (_, response) => sendJson(response, {}, { status: 429, headers }),
    options,
  );
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 429 });
  expect(server.requests.length).toBe(count);
});

test("a wait is as long as the server asks, by its own clock", async () => {
  const times: number[] = [];
  const { batches } = await setup((_, response, index) => {
    times.push(performance.now());
    const headers = { "retry-after-ms": "120" };
    sendJson(response, { id: "b" }, index === 0 ? { status: 429, headers } : {});
  });
  await batches.retrieve("b");
  expect(times[1]! - times[0]!).toBeGreaterThan(110); // a timer may be a little early
});

test("a wait longer than any timer does not end at once", async () => {
  const { server, batches } = await setup(
    (_, response) => sendJson(response, {}, { status: 429, headers: { "retry-after": "9999999" } }),
    { maxRetryAfter: Infinity },
  );
  const controller = new AbortController();
  const call = batches.retrieve("b", { signal: controller.signal });
  await until(() => server.requests.length === 1);
  setTimeout(() => controller.abort(), 50); // a wait that ended at once would have spent its retries
  await expect(call).rejects.toMatchObject({ type: "abort" });
  expect(server.requests.length).toBe(1);
});

test("a total time that a wait would exceed ends the call", async () => {
  const { server, batches } = await setup((_, response) =>
    sendJson(response, {}, { status: 429, headers: { "retry-after": "50" } }),
  );
  await expect(batches.retrieve("b", { totalTimeout: 10_000 })).rejects.toMatchObject({
    status: 429,
  });
  expect(server.requests.length).toBe(1);
});

test("the total time ends an attempt, and all those that would follow", async () => {
  const heard: string[] = [];
  const logger = { info: (message: string): number => heard.push(message) };
  const { batches } = await setup(() => {}, { totalTimeout: 50, maxRetries: 9, logger });
  await expect(batches.retrieve("b")).rejects.toMatchObject({ type: "timeout" });
  expect(heard).toEqual([]);
});

test("an abort while an error's body comes is an abort, not that error", async () => {
  const controller = new AbortController();
  const { server, batches } = await setup((_, response) => {
    response.writeHead(500, { "content-type": "application/json" }).write("{");
    setTimeout(() => controller.abort("mine"), 20); // the head is there by then
  });
  const call = batches.retrieve("b", { signal: controller.signal, maxRetries: 0 });
  await expect(call).rejects.toMatchObject({ type: "abort", cause: "mine" });
  expect(server.requests.length).toBe(1);
});

test("the budget of attempts ends a server that is always busy", async () => {
  const { server, batches } = await setup(statuses(503), { maxRetries: 5 });
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 503 });
  expect(server.requests.length).toBe(6);
});

/** Reads the request and cuts the connection. */
const cut: Script = (_, response) => void response.destroy();

test("a lost connection is repeated for a GET", async () => {
  const { server, batches } = await setup((request, response, index) =>
    index < 2 ? cut(request, response, index) : statuses(200)(request, response, index),
  );
  expect(await batches.retrieve("b")).toEqual({ id: "b" });
  expect(server.requests.length).toBe(3);
});

test("a body that is cut is repeated for a GET", async () => {
  const { server, batches } = await setup((request, response, index) => {
    if (index > 0) return statuses(200)(request, response, index);
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":', () => response.destroy());
  });
  expect(await batches.retrieve("b")).toEqual({ id: "b" });
  expect(server.requests.length).toBe(2);
});

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ "retry-after": "3" }, 3000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:09 GMT" }, 4000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:01 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "Again in 2099" }, undefined],
  [{ "retry-after": "-5" }, undefined],
  [{ "retry-after": "3", "retry-after-ms": "20" }, 20],
  [{ "retry-after": "3", "retry-after-ms": "x" }, 3000],
])("%o asks for %s ms", (headers, expected) => {
  expect(retryAfter(new Headers(headers), 5000)).toBe(expected);
});

test("the wait is anything up to a ceiling that doubles and ends", () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 60].map((repeat) =>
    backoff(anthropic.retry, repeat, () => 1),
  );
  expect(ceilings).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  expect(backoff(anthropic.retry, 3, () => 0)).toBe(0);
});
