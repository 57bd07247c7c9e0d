/** Which failures are repeated, how often and when; and what a failure is when nothing more is tried. */
import { expect, test } from "vitest";
import { anthropic } from "../src/anthropic.ts";
import { backoff, retryAfter } from "../src/retry.ts";
import { connect } from "../src/runtime.ts";
import { BatchesClient, type BatchesResource } from "./support/batches-resource.ts";
import { key, prompt, setup } from "./support/client.ts";
import { type Script, sendJson, startLoopback } from "./support/loopback.ts";

/** Answers with these statuses, the last one for good. */
function statuses(...list: readonly number[]): Script {
  return (_, response, index) =>
    sendJson(response, { id: "b" }, { status: list[Math.min(index, list.length - 1)] ?? 200 });
}

type Send = (batches: BatchesResource) => PromiseLike<unknown>;
const get: Send = (batches) => batches.retrieve("b");
const post: Send = (batches) => batches.create({ requests: [] });
const harmlessPost: Send = (batches) => batches.cancel("b");

const requestsSent: readonly (readonly [status: number, get: number, post: number])[] = [
  [400, 1, 1],
  [401, 1, 1],
  [403, 1, 1],
  [404, 1, 1],
  [408, 3, 3],
  [409, 3, 3],
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
      await expect(send(batches)).rejects.toMatchObject({ status });
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

test("a retry-after beyond the cap ends the call and says so", async () => {
  const { server, batches } = await setup((_, response) =>
    sendJson(response, {}, { status: 429, headers: { "retry-after": "61" } }),
  );
  await expect(batches.retrieve("b")).rejects.toThrow(
    "the server asks to wait 61 s, more than maxRetryAfter (60 s)",
  );
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

test.each<[string, Script]>([
  ["whose answer is lost", cut],
  [
    "whose answer is cut",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"id":', () => response.destroy());
    },
  ],
  ["that times out", () => undefined],
])(
  "a create %s is not repeated, and the error says that its outcome is unknown",
  async (_, script) => {
    const { server, batches } = await setup(script, { timeout: 200 });
    const error: unknown = await batches
      .create({ requests: [] })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      type: "ambiguous_create",
      message: expect.stringMatching(/^messages\.batches\.create: .*unknown/),
      cause: { type: expect.stringMatching(/^(?:connection|timeout)$/) },
    });
    expect(server.requests.length).toBe(1);
  },
);

test("a create answered 500 says that its outcome is unknown", async () => {
  const { batches } = await setup(statuses(500));
  await expect(batches.create({ requests: [] })).rejects.toThrow(
    "whether it was carried out is unknown, so it was not repeated",
  );
});

test("retryAmbiguous repeats a create all the same", async () => {
  for (const script of [cut, statuses(500)]) {
    const { server, batches } = await setup(script);
    await expect(batches.create({ requests: [] }, { retryAmbiguous: true })).rejects.toThrow(
      "messages.batches.create: ",
    );
    expect(server.requests.length).toBe(3);
  }
});

test("a refused connection is repeated even for a create, and is a ConnectionError", async () => {
  let attempts = 0;
  const server = await startLoopback(() => undefined);
  const { port } = new URL(server.url);
  // The port next to one that just was free may be taken; one that was closed is refused.
  const closed = await closedPort(Number(port));
  const client = connect(BatchesClient, prompt, {
    apiKey: key,
    baseUrl: `http://127.0.0.1:${closed}`,
    fetch: (request) => {
      attempts += 1;
      return fetch(request);
    },
  });
  await expect(client.batches.create({ requests: [] })).rejects.toMatchObject({
    type: "connection",
    sent: false,
  });
  expect(attempts).toBe(3);
});

async function closedPort(not: number): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port === not ? closedPort(not) : port;
}

test("a timeout of a GET is a TimeoutError after all attempts", async () => {
  const { server, batches } = await setup(() => undefined);
  await expect(batches.retrieve("b", { timeout: 50, maxRetries: 1 })).rejects.toMatchObject({
    type: "timeout",
  });
  expect(server.requests.length).toBe(2);
});

test("the timeout covers the body", async () => {
  const { batches } = await setup((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("{");
  });
  await expect(batches.retrieve("b", { timeout: 50, maxRetries: 0 })).rejects.toMatchObject({
    type: "timeout",
  });
});

test("an abort ends the call, is not repeated, and carries its reason", async () => {
  const controller = new AbortController();
  const { server, batches } = await setup(() => controller.abort("enough"));
  await expect(batches.retrieve("b", { signal: controller.signal })).rejects.toMatchObject({
    type: "abort",
    cause: "enough",
  });
  expect(server.requests.length).toBe(1);
});

test("an abort ends the wait between attempts", async () => {
  const controller = new AbortController();
  const { batches } = await setup((_, response) => {
    sendJson(response, {}, { status: 429, headers: { "retry-after": "50" } });
    response.on("close", () => controller.abort());
  });
  await expect(batches.retrieve("b", { signal: controller.signal })).rejects.toMatchObject({
    type: "abort",
  });
});

test("a signal that has fired sends nothing", async () => {
  const { server, batches } = await setup(statuses(200));
  await expect(batches.retrieve("b", { signal: AbortSignal.abort() })).rejects.toMatchObject({
    type: "abort",
  });
  expect(server.requests).toEqual([]);
});

test("a signal of many calls keeps no listener of theirs", async () => {
  const { batches } = await setup(statuses(200));
  const { signal } = new AbortController();
  let listeners = 0;
  const counted = new Proxy(signal, {
    get(target, name) {
      if (name === "addEventListener") listeners += 1;
      if (name === "removeEventListener") listeners -= 1;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  for (let i = 0; i < 1000; i++) await batches.retrieve("b", { signal: counted });
  for (let i = 0; i < 20; i++) await batches.results("b", { signal: counted }).toArray();
  await expect(batches.results("..", { signal: counted }).withResponse()).rejects.toThrow("..");
  expect(listeners).toBe(0);
});

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ "retry-after": "3" }, 3000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:09 GMT" }, 4000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:01 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
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
