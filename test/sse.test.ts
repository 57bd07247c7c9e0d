/** Server-sent events over a real socket: what is delivered, and when the socket is freed. */
import { describe, expect, test } from "vitest";
import { asksFor } from "../src/runtime.ts";
import { collect } from "./support/jsonl.ts";
import { type Loopback, type Script, until } from "./support/loopback.ts";
import { head, JSON_DATA, setup, text } from "./support/sse.ts";

/** Waits until no connection is open, as long as a test may take: how many requests there were. */
async function freed(server: Loopback): Promise<number> {
  await until(() => server.sockets.size === 0);
  return server.requests.length;
}

test("events in every spelling give the values of their data, and nothing else", async () => {
  const body =
    '\uFEFF: hello\r\ndata: {"n":1}\r\n\r\nevent: ping\ndata:{"n":\ndata: 2}\nid: 7\nretry: 10\nfoo: bar\n\nevent: none\n\n\rdata: {"n":3,"é":"\u2028"}\r\rdata: [DONE]\n\ndata: {"n":4}\n\n';
  const { server, client } = await setup(text(body));
  expect(await client.events(JSON_DATA).toArray()).toEqual([
    { n: 1 },
    { n: 2 },
    { n: 3, é: "\u2028" },
  ]);
  expect(server.requests.map(({ body: sent, headers }) => [sent, headers.accept])).toEqual([
    ['{"stream":true}', "text/event-stream"],
  ]);
});

test.each([
  ["none said", undefined, ["a", "[1]"]],
  ["data as text", { item: "data", json: false }, ["a", "[1]"]],
  [
    "events of which some have JSON",
    { item: "event", json: ["list"] },
    [{ data: "a" }, { event: "list", id: "3", data: [1] }],
  ],
  ["a nameless event is a message", { item: "event", json: ["list", "message"], done: "a" }, []],
] as const)("the form: %s", async (_, form, items) => {
  const { client } = await setup(text("data: a\n\nevent: list\nid: 3\ndata: [1]\n\n"));
  expect(await client.events(form).toArray()).toEqual(items);
});

test("chunks may end anywhere, in the middle of a character as well", async () => {
  const body = Buffer.from('event: é\r\ndata: {"é":"€"}\r\n\r\ndata: {"𝄞":2}\n\n');
  for (let size = 1; size <= 9; size++) {
    const { client } = await setup(async (_, response) => {
      head(response);
      for (let at = 0; at < body.length; at += size) {
        response.write(body.subarray(at, at + size));
        await new Promise(setImmediate);
      }
      response.end();
    });
    expect(await client.events(JSON_DATA).toArray()).toEqual([{ é: "€" }, { "𝄞": 2 }]);
  }
});

test("a CR at the end of what came ends its line, also where nothing follows", async () => {
  const { client } = await setup(text("data: 1\r\n\r\ndata: 2\r\r"));
  expect(await client.events(undefined).toArray()).toEqual(["1", "2"]);
  const quiet = await setup((_, response) => void head(response).write("data: 1\r\r"));
  const { items, error } = await collect(quiet.client.events(undefined, { idleTimeout: 100 }));
  expect([items, error]).toMatchObject([["1"], { name: "TimeoutError" }]);
});

test("a CR LF cut in two is one line's end", async () => {
  const chunks = ["data: 1\r", "\ndata: 2\r", "\n\r", "\ndata: 3\r", "data: 4\n\n"];
  const { client } = await setup(async (_, response) => {
    head(response);
    for (const chunk of chunks) {
      response.write(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    response.end();
  });
  expect(await client.events(undefined).toArray()).toEqual(["1\n2", "3\n4"]);
});

test("nothing is sent before the first event is asked for, and a second loop is refused", async () => {
  const { server, client } = await setup(text("data: 1\n\n"));
  const events = client.events(JSON_DATA);
  await new Promise(setImmediate);
  expect(server.requests).toEqual([]);
  expect(await events.toArray()).toEqual([1]);
  await expect(events.toArray()).rejects.toMatchObject({
    name: "UsageError",
    message: "things.watch: its events are read once; call it again",
  });
  expect(server.requests.length).toBe(1);
});

test("withResponse gives the response and the events", async () => {
  const { client } = await setup((_, response) => {
    head(response, { "request-id": "req_1" }).end("data: 1\n\n");
  });
  const { data, response, requestId } = await client.events(JSON_DATA).withResponse();
  expect([response.status, requestId]).toEqual([200, "req_1"]);
  expect(await collect(data)).toEqual({ items: [1], error: undefined });
});

const endless: Script = (_, response) => {
  head(response).write("data: 1\n\ndata: 2\n\n");
};

describe("the socket is freed", () => {
  test("by break", async () => {
    const { client, server } = await setup(endless);
    for await (const item of client.events(JSON_DATA)) if (item === 1) break;
    expect(await freed(server)).toBe(1);
  });

  test("by return while an event is waited for", async () => {
    const { client, server } = await setup(endless);
    const { data } = await client.events(JSON_DATA).withResponse();
    await data.next();
    await data.next();
    const waiting = data.next();
    await data.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await freed(server)).toBe(1);
  });

  test("by return while the answer is waited for", async () => {
    const { client, server } = await setup(() => undefined);
    const reader = client.events(JSON_DATA)[Symbol.asyncIterator]();
    const waiting = reader.next();
    await until(() => server.requests.length === 1);
    await reader.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await freed(server)).toBe(1);
  });

  test("by the caller's signal, with an error", async () => {
    const { client, server } = await setup(endless);
    const controller = new AbortController();
    const events = client.events(JSON_DATA, { signal: controller.signal });
    const items: unknown[] = [];
    const reading = (async () => {
      for await (const item of events) {
        items.push(item);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(items).toEqual([1]);
    expect(await freed(server)).toBe(1);
  });

  test("where nobody reads what withResponse gave", async () => {
    const { client, server } = await setup(endless);
    await client.events(JSON_DATA, { idleTimeout: 20 }).withResponse();
    expect(await freed(server)).toBe(1);
  });
});

test("a body asks for a stream by true alone", () => {
  const bodies = [
    { stream: true },
    { stream: false },
    { stream: "true" },
    {},
    null,
    undefined,
    "x",
  ];
  expect(bodies.map((body) => asksFor(body, "stream"))).toEqual([true, ...Array(6).fill(false)]);
});
