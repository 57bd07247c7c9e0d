/** The results of a batch, as a file of JSON Lines. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  erroredResult,
  manualClock,
  startServer,
  type BatchResult,
  type ManualClock,
  type MessageBatch,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, endedBatch, results, retrieve } from "./call.ts";

let server: TestServer<ManualClock>;

beforeEach(async () => {
  server = await startServer({ clock: manualClock() });
});
afterEach(() => server.close());

describe("the file", () => {
  test("is JSON Lines, one for each request, and ends with a line feed", async () => {
    const { id } = await endedBatch(server, 3);
    const { headers, text } = await call(server, "GET", `${BATCHES}/${id}/results`);
    expect(headers.get("content-type")).toBe("application/x-jsonl");
    expect(text).toMatch(/^(\{"custom_id":"r\d","result":\{.*\}\}\n){3}$/);
  });

  test("is not in the order of the requests", async () => {
    const { id } = await endedBatch(server, 10);
    const { text } = await call(server, "GET", `${BATCHES}/${id}/results`);
    const order = [...text.matchAll(/"custom_id":"(r\d)"/g)].map(([, name]) => name);
    expect(order).not.toEqual(order.toSorted());
    expect(order.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `r${index}`));
  });

  test.each([1, 2, 3, 5, 8, 34, 97, 100, 1597])("has each of %d requests once", async (count) => {
    const lines = await results(server, await endedBatch(server, count));
    expect(lines.map(({ custom_id }) => custom_id)).toEqual(
      Array.from({ length: count }, (_, index) => `r${index}`),
    );
  });

  test("is the same at each download", async () => {
    const { id } = await endedBatch(server, 50);
    const target = `${BATCHES}/${id}/results`;
    const first = await call(server, "GET", target);
    server.clock.advance(5 * 86_400_000);
    expect((await call(server, "GET", target)).text).toBe(first.text);
  });

  test("is where results_url says", async () => {
    const batch = await retrieve(server, await endedBatch(server, 1));
    expect(new URL(String(batch.results_url)).origin).toBe(server.url);
    const response = await fetch(String(batch.results_url), {
      headers: { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" },
    });
    expect(response.status).toBe(200);
    await response.text();
  });

  test("comes in chunks, without a length", async () => {
    const { id } = await endedBatch(server, 1);
    const { headers } = await call(server, "GET", `${BATCHES}/${id}/results`);
    expect(headers.get("content-length")).toBeNull();
  });
});

describe("a canned message", () => {
  test("has every field of the API's own, the beta twin's too", async () => {
    const [line] = await results(server, await endedBatch(server, 1));
    expect(line?.result).toEqual({
      type: "succeeded",
      message: {
        id: expect.stringMatching(/^msg_[A-Za-z0-9]{24}$/),
        type: "message",
        role: "assistant",
        model: "claude-sonnet-4-6",
        content: [{ type: "text", text: "This is a canned answer to: Say hello", citations: null }],
        stop_reason: "end_turn",
        stop_sequence: null,
        stop_details: null,
        container: null,
        diagnostics: null,
        context_management: null,
        usage: {
          input_tokens: expect.any(Number),
          output_tokens: 10,
          output_tokens_details: null,
          cache_creation: null,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 0,
          server_tool_use: null,
          service_tier: "batch",
          inference_geo: null,
          speed: "standard",
          iterations: null,
          fallback_credit: null,
        },
      },
    });
  });

  test("has an id of its own for each request", async () => {
    const lines = await results(server, await endedBatch(server, 100));
    const ids = lines.map(({ result }) => (result["message"] as { readonly id: string }).id);
    expect(new Set(ids).size).toBe(100);
  });

  test("stops at max_tokens", async () => {
    const messages = [{ role: "user", content: [{ type: "text", text: "Say hello" }] }];
    const params = { model: "claude-sonnet-4-6", max_tokens: 3, messages };
    const body = { requests: [{ custom_id: "r0", params }] };
    const { body: batch } = await call(server, "POST", BATCHES, { body });
    server.clock.advance(1000);
    const [line] = await results(server, batch as MessageBatch);
    expect(line?.result).toMatchObject({
      message: {
        stop_reason: "max_tokens",
        content: [{ text: "This is a ca" }],
        usage: { output_tokens: 3 },
      },
    });
  });
});

describe("the caller's answers", () => {
  const OUTCOMES: readonly BatchResult[] = [
    { type: "succeeded", message: { id: "msg_mine" } },
    erroredResult("invalid_request_error", "no such tool"),
    { type: "canceled" },
    { type: "expired" },
  ];

  test("may be any result; it is sent as it is and counted by its type", async () => {
    await using own = await startServer({
      clock: manualClock(),
      answer: (_, { index }) => OUTCOMES[index % 4] as BatchResult,
    });
    const batch = await endedBatch(own, 7);
    expect((await results(own, batch)).slice(0, 4).map(({ result }) => result)).toEqual(OUTCOMES);
    expect((await retrieve(own, batch)).request_counts).toEqual({
      processing: 0,
      succeeded: 2,
      errored: 2,
      canceled: 2,
      expired: 1,
    });
  });

  test("may be an error, in the API's own form", () => {
    expect(erroredResult("invalid_request_error", "no such tool")).toEqual({
      type: "errored",
      error: {
        type: "error",
        error: { type: "invalid_request_error", message: "no such tool" },
        request_id: null,
      },
    });
  });

  test("are told the twin that created the batch", async () => {
    await using own = await startServer({
      clock: manualClock(),
      answer: (_, { beta }) => (beta ? "beta" : "GA"),
    });
    const texts = [await endedBatch(own, 1), await endedBatch(own, 1, "?beta=true")].map(
      async (batch) => (await results(own, batch))[0]?.result["message"],
    );
    expect(await Promise.all(texts)).toMatchObject([
      { content: [{ text: "GA" }] },
      { content: [{ text: "beta" }] },
    ]);
  });

  test("that throw are an api_error with what was thrown", async () => {
    await using own = await startServer({
      clock: manualClock(),
      answer: () => {
        throw new Error("my own mistake");
      },
    });
    const { id } = await endedBatch(own, 1);
    expect(await call(own, "GET", `${BATCHES}/${id}`)).toMatchObject({
      status: 500,
      body: { error: { type: "api_error", message: "my own mistake" } },
    });
  });
});
