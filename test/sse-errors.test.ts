/** Server-sent events over a real socket: what ends a stream with an error, after the good events. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { key } from "./support/client.ts";
import { collect } from "./support/jsonl.ts";
import { head, JSON_DATA, setup, text } from "./support/sse.ts";

describe("what cannot be read on is an error after the good events", () => {
  test.each([
    ["malformed", "data: 1\n\nevent: e\ndata: {oops\n\ndata: 3\n\n", {}, JSON_DATA, [1]],
    ["truncated", 'data: 1\n\nevent: e\ndata: {"a":', {}, JSON_DATA, [1]],
    ["truncated", "data: 1\n\nevent: e\ndata: tw", {}, undefined, ["1"]],
    ["truncated", "data: 1\n\ndata: 12", {}, JSON_DATA, [1]],
    ["truncated", "data: 1\n\n", {}, { ...JSON_DATA, done: "end" }, [1]],
    [
      "too_long",
      `data: 1\n\ndata: ${"x".repeat(99)}\n\n`,
      { maxEventLength: 50 },
      undefined,
      ["1"],
    ],
    ["too_long", `data: 1\n\ndata: ${"x".repeat(99)}`, { maxEventLength: 50 }, undefined, ["1"]],
  ] as const)("%s: %s", async (kind, body, options, form, good) => {
    const { client } = await setup(text(body));
    const { items, error } = await collect(client.events(form, options));
    expect(items).toEqual(good);
    expect(error).toMatchObject({ name: "SseError", type: "sse", kind, number: 2 });
  });

  test("an event that ends with the body alone is taken where it is JSON", async () => {
    const { client } = await setup(text('data: {"n":1}\n'));
    expect(await client.events(JSON_DATA).toArray()).toEqual([{ n: 1 }]);
  });

  test("a lost connection", async () => {
    const { client } = await setup((_, response) => {
      head(response).write("data: 1\n\n", () => response.destroy());
    });
    const { items, error } = await collect(client.events(JSON_DATA));
    expect(items).toEqual([1]);
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: "things.watch: the connection was lost after 1 events",
    });
  });

  test("a body of another media type", async () => {
    const { client } = await setup((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
    const { error } = await collect(client.events(JSON_DATA));
    expect(error).toMatchObject({ cause: { name: "ApiResponseError" } });
  });

  test("silence", async () => {
    const { client } = await setup((_, response) => void head(response).write("data: 1\n\n"));
    const { items, error } = await collect(client.events(JSON_DATA, { idleTimeout: 50 }));
    expect([items, error]).toMatchObject([[1], { name: "TimeoutError" }]);
  });
});

describe("an event named error", () => {
  const told = `data: 1\n\nevent: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Busy with ${key}"}}\n\ndata: 3\n\n`;

  test("ends the stream with what the server said, after the good events", async () => {
    const { client } = await setup((_, response) => {
      head(response, { "request-id": "req_1" }).end(told);
    });
    const { items, error } = await collect(client.events(JSON_DATA));
    expect([items, error]).toMatchObject([
      [1],
      {
        name: "ApiResponseError",
        type: "response",
        message:
          "things.watch: 200 overloaded_error Busy with [redacted] (req_1); said by event 2 of the stream",
        status: 200,
        errorType: "overloaded_error",
        requestId: "req_1",
        body: { error: { message: "Busy with [redacted]" } },
      },
    ]);
  });

  test("need not be JSON, nor whole", async () => {
    const { client } = await setup(text("event: error\ndata: out of order"));
    const { error } = await collect(client.events(JSON_DATA));
    expect(error).toMatchObject({
      message: "things.watch: 200 out of order; said by event 1 of the stream",
      body: "out of order",
    });
  });

  test("is an item like others where the API describes it", async () => {
    const { client } = await setup(text(told));
    const items = await client.events({ item: "event", json: [], error: true }).toArray();
    expect(items).toMatchObject([{ data: "1" }, { event: "error" }, { data: "3" }]);
  });
});

test("no error of a stream shows the key, which a server may give back", async () => {
  const { client } = await setup(text(`data: {"seen":"${key}\n\n`));
  const { error } = await collect(client.events(JSON_DATA));
  expect(error).toMatchObject({ kind: "malformed", excerpt: '{"seen":"[redacted]' });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});
