/** When a call ends before its answer: its time is up, or its caller has enough. */
import { describe, expect, test } from "vitest";
import { TimeoutError } from "../src/errors.ts";
import type { BatchesResource } from "./support/batches-resource.ts";
import { setup, statuses } from "./support/client.ts";
import { head, lines } from "./support/jsonl.ts";
import { type Script, sendJson, until } from "./support/loopback.ts";

test("a timeout of a GET is a TimeoutError after all attempts", async () => {
  const heard: string[] = [];
  const logger = { info: (message: string): number => heard.push(message) };
  const { batches } = await setup(() => undefined, { logger });
  await expect(batches.retrieve("b", { timeout: 50, maxRetries: 1 })).rejects.toMatchObject({
    type: "timeout",
  });
  expect(heard).toEqual([expect.stringMatching(/timed out after 50 ms; attempt 2 follows/)]);
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

test("a reason that is an error of this client, of another call, is the caller's like any other", async () => {
  const reason = new TimeoutError("of another call");
  const abort = { type: "abort", cause: reason };
  const controller = new AbortController();
  const { signal } = controller;
  const { server, batches } = await setup((request, response) => {
    if (request.url.includes("/results")) head(response).end(lines(9));
  });
  const seen: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const line of batches.results("b", { signal })) {
      seen.push(line);
      await until(() => server.requests.length === 3);
      controller.abort(reason);
    }
  };
  const calls = [batches.retrieve("b", { signal }), batches.create({ requests: [] }, { signal })];
  await Promise.all([read(), ...calls].map((call) => expect(call).rejects.toMatchObject(abort)));
  expect([seen.length, server.requests.length]).toEqual([1, 3]);
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

test("a signal that many calls share at once ends them all, with no warning of a leak", async () => {
  const warnings: unknown[] = [];
  const note = (warning: Error): number => warnings.push(warning);
  process.on("warning", note);
  const controller = new AbortController();
  const { server, batches } = await setup(() => {});
  const { signal } = controller;
  const calls = Array.from({ length: 30 }, () => batches.retrieve("b", { signal }));
  const ends = Promise.allSettled(calls);
  await until(() => server.requests.length === 30);
  controller.abort();
  const types = (await ends).map((end) => end.status === "rejected" && end.reason.type);
  process.off("warning", note);
  expect([new Set(types), warnings]).toEqual([new Set(["abort"]), []]);
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
  const fifty = Array.from({ length: 50 });
  for (let i = 0; i < 20; i++) {
    await Promise.all(fifty.map(() => batches.retrieve("b", { signal: counted })));
  }
  for (let i = 0; i < 20; i++) await batches.results("b", { signal: counted }).toArray();
  await expect(batches.results("..", { signal: counted }).withResponse()).rejects.toThrow("..");
  expect(listeners).toBe(0);
});

/** Node's fetch (20 and 22) neither fails at such a body nor, afterwards, hears an abort. */
const noGzip: Script = ({ url }, response) => {
  const type = url.includes("/results") ? "application/x-jsonl" : "application/json";
  const headers = { "content-type": type, "content-encoding": "gzip", "content-length": 7 };
  response.writeHead(url.includes("/cancel") ? 400 : 200, headers).flushHeaders();
  setTimeout(() => response.end("no gzip"), 10);
};

const never = (): Promise<Response> => new Promise(() => {});
const endless = async (): Promise<Response> => new Response(new ReadableStream());

describe("the time is up, and an abort heard, also where fetch forgets who waits", () => {
  const brief = { timeout: 100, idleTimeout: 100, maxRetries: 0 };

  test.each<[string, (batches: BatchesResource) => Promise<unknown>, RegExp]>([
    ["a call", (batches) => batches.retrieve("b", brief), /^(timeout|connection)$/],
    ["a creation", (batches) => batches.create({ requests: [] }, brief), /^ambiguous_create$/],
    ["a bad status", (batches) => batches.cancel("b", brief), /^(request|timeout)$/],
    ["a download", (batches) => batches.results("b", brief).toArray(), /^(timeout|jsonl)$/],
    [
      "a download that is aborted",
      (batches) => batches.results("b", { signal: AbortSignal.timeout(100) }).toArray(),
      /^(abort|jsonl)$/,
    ],
  ])("%s whose body cannot be unpacked", async (_, use, type) => {
    const { batches } = await setup(noGzip);
    await expect(use(batches)).rejects.toMatchObject({ type: expect.stringMatching(type) });
  });

  test.each([
    ["answers nothing", never],
    ["gives a body without an end", endless],
  ])("a fetch of one's own that %s and does not listen", async (_, fetch) => {
    const { batches } = await setup(() => undefined, { fetch });
    await expect(batches.retrieve("b", brief)).rejects.toMatchObject({ type: "timeout" });
    const results = batches.results("b", brief)[Symbol.asyncIterator]();
    const waiting = results.next();
    await new Promise(setImmediate);
    await results.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
});
