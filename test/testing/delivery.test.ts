/** Answers that do not arrive as they should. */

import { once } from "node:events";
import type { IncomingMessage } from "node:http";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, endedBatch, open, requests } from "./call.ts";

let server: TestServer<ManualClock>;
beforeEach(async () => {
  server = await startServer({ clock: manualClock() });
});
afterEach(() => server.close());

/** Settles at the end of an answer, whether it is whole or not. */
function closed(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => response.once("close", () => resolve()));
}

interface Download {
  /** The body as far as it came. */
  readonly text: string;
  /** Whether it came to its end, as far as the wire tells. */
  readonly complete: boolean;
  readonly chunks: number;
}

async function download(target: string): Promise<Download> {
  const response = await open(server, target);
  let text = "";
  let chunks = 0;
  response.on("data", (chunk) => {
    text += String(chunk);
    chunks += 1;
  });
  response.on("error", () => {});
  await closed(response);
  return { text, complete: response.complete, chunks };
}

const create = (): Promise<unknown> =>
  call(server, "POST", BATCHES, { body: { requests: requests(1) } });

describe("a request", () => {
  test.each([
    ["reset", 0],
    ["lost", 1],
  ] as const)("whose connection is %s gets no answer; %d is served", async (connection, served) => {
    server.failNext({ connection });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(server.batches).toHaveLength(served);
    expect(server.requests.map(({ name, status }) => [name, status])).toEqual([
      ["messages.batches.create", null],
    ]);
    expect((await call(server, "GET", BATCHES)).status).toBe(200);
  });

  test("that hangs gets no answer while the server is open, and is not served", async () => {
    server.failNext({ connection: "hang" });
    const outcome = create().then(
      () => "answered",
      () => "broken off",
    );
    await expect.poll(() => server.requests.length, { interval: 1, timeout: 60_000 }).toBe(1);
    expect(server.batches).toEqual([]);
    await server.close();
    expect(await outcome).toBe("broken off");
  });
});

/** The results of a batch, and how they are when nothing is wrong. */
async function ended(): Promise<{ readonly target: string; readonly whole: Download }> {
  const { id } = await endedBatch(server, 10);
  const target = `${BATCHES}/${id}/results`;
  const whole = await download(target);
  expect(whole.complete).toBe(true);
  return { target, whole };
}

describe("a download", () => {
  test("that is cut breaks after so many bytes", async () => {
    const { target, whole } = await ended();
    server.failNext({ connection: "cut", after: 100 });
    expect(await download(target)).toMatchObject({
      text: whole.text.slice(0, 100),
      complete: false,
    });
  });

  test("of known length breaks too", async () => {
    server.failNext({ connection: "cut", after: 5 });
    expect(await download("/v1/models")).toMatchObject({ text: '{"dat', complete: false });
  });

  test("that ends early looks whole", async () => {
    const { target, whole } = await ended();
    server.failNext({ connection: "end", after: 100 });
    expect(await download(target)).toMatchObject({
      text: whole.text.slice(0, 100),
      complete: true,
    });
  });

  test("that drips is whole, in small pieces", async () => {
    const { target, whole } = await ended();
    server.failNext({ connection: "drip", after: 10 });
    const { text, complete, chunks } = await download(target);
    expect([text, complete]).toEqual([whole.text, true]);
    expect(chunks).toBe(Math.ceil(whole.text.length / 10));
  });

  test("that stalls gives so many bytes and then nothing, until it is closed", async () => {
    server.failNext({ connection: "stall", after: 5 });
    const response = await open(server, "/v1/models");
    const [data] = (await once(response, "data")) as [Buffer];
    expect(String(data)).toBe('{"dat');
    response.on("error", () => {});
    const end = closed(response);
    await server.close();
    await end;
    expect(response.complete).toBe(false);
  });

  test("may be another one, and break as well", async () => {
    const { target } = await ended();
    server.failNext({ body: '{"custom_id":', connection: "cut", after: 8 });
    expect(await download(target)).toMatchObject({ text: '{"custom', complete: false });
  });
});
