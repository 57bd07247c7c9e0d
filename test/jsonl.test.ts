/** JSON Lines over a real socket: what is delivered, what is an error, and when the socket is freed. */
import { expect, test } from "vitest";
import type { JsonlError } from "../src/errors.ts";
import { key, setup } from "./support/client.ts";
import { collect, head, ids, lines, text } from "./support/jsonl.ts";
import { type Script, until } from "./support/loopback.ts";

test("BOM, CRLF, blank lines, U+2028 and a missing last line end change nothing", async () => {
  const { batches } = await setup(
    text('\uFEFF{"custom_id":"a"}\r\n\n \t\r\n{"custom_id":"\u2028"}\n{"custom_id":"z"}'),
  );
  expect(await batches.results("b").toArray()).toEqual([
    { custom_id: "a" },
    { custom_id: "\u2028" },
    { custom_id: "z" },
  ]);
});

test("an empty body has no lines", async () => {
  const { batches } = await setup(text(""));
  expect(await batches.results("b").toArray()).toEqual([]);
});

test("the beta twin is asked for with its header, and the request is sent once", async () => {
  const { server, batches } = await setup(text(lines(3)));
  expect(await batches.results("b", { betas: ["x"] }).toArray()).toEqual(ids(3));
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/v1/messages/batches/b/results?beta=true",
  ]);
  expect(server.requests[0]?.headers).toMatchObject({
    accept: "application/x-jsonl",
    "anthropic-beta": "x",
  });
});

test("nothing is sent before the first line is asked for", async () => {
  const { server, batches } = await setup(text(lines(1)));
  const results = batches.results("b");
  await new Promise(setImmediate);
  expect(server.requests).toEqual([]);
  await results[Symbol.asyncIterator]().next();
  expect(server.requests.length).toBe(1);
});

test("withResponse gives the response and the lines", async () => {
  const { batches } = await setup((_, response) => {
    head(response, { "request-id": "req_1" });
    response.end(lines(2));
  });
  const { data, response, requestId } = await batches.results("b").withResponse();
  expect([response.status, requestId]).toEqual([200, "req_1"]);
  expect(await collect(data)).toMatchObject({ items: ids(2), error: undefined });
});

test("concurrent next() calls get the lines in order", async () => {
  const { batches } = await setup(text(lines(3)));
  const iterator = batches.results("b")[Symbol.asyncIterator]();
  const taken = await Promise.all([1, 2, 3, 4, 5].map(() => iterator.next()));
  expect(taken.map(({ value }) => value)).toEqual([...ids(3), undefined, undefined]);
  expect(taken.map(({ done }) => done)).toEqual([false, false, false, true, true]);
});

test("a malformed line is an error with its place, after all good lines before it", async () => {
  const { server, batches } = await setup(text(`${lines(2)}{"custom_id":oops}\n${lines(1)}`));
  const { items, error } = await collect(batches.results("b"));
  expect(items).toEqual(ids(2));
  expect(error).toMatchObject({
    name: "JsonlError",
    kind: "malformed",
    line: 3,
    byteOffset: Buffer.byteLength(lines(2)),
    excerpt: '{"custom_id":oops}',
    last: { custom_id: "é1" },
    message: "messages.batches.results: line 3 is not JSON",
  });
  expect((error as JsonlError).cause).toBeInstanceOf(SyntaxError);
  expect(server.requests.length).toBe(1);
});

test("a line that is not UTF-8 is malformed", async () => {
  const { batches } = await setup(
    text(Buffer.concat([Buffer.from(lines(1)), Buffer.from([0x22, 0xff, 0x22, 10])])),
  );
  const { items, error } = await collect(batches.results("b"));
  const cause = { message: "not UTF-8" };
  expect([items, error]).toMatchObject([ids(1), { kind: "malformed", line: 2, cause }]);
});

test.each([
  ["one chunk", `${lines(1)}\uFEFF{}\n`, 2],
  ["chunks", `${"\n".repeat(70_000)}\uFEFF{}\n`, 70_001],
])("a byte order mark begins the file and no other line (%s)", async (_, body, line) => {
  const { batches } = await setup(text(body));
  const { error } = await collect(batches.results("b"));
  expect(error).toMatchObject({ kind: "malformed", line });
});

test("a line above maxLineBytes is an error, also where bad lines are taken, and frees the socket", async () => {
  const { server, batches } = await setup((_, response) => {
    head(response);
    response.write(`${lines(1)}"${"x".repeat(5000)}`);
  });
  const taken: JsonlError[] = [];
  const options = { maxLineBytes: 1000, onBadLine: (bad: JsonlError) => void taken.push(bad) };
  const { items, error } = await collect(batches.results("b", options));
  expect([items, error, taken]).toMatchObject([
    ids(1),
    {
      kind: "too_long",
      line: 2,
      message: "messages.batches.results: line 2 is longer than maxLineBytes",
    },
    [],
  ]);
  await until(() => server.sockets.size === 0);
});

test("HTML under status 200 is an error that shows it", async () => {
  const { batches } = await setup((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<h1>Sign in</h1>");
  });
  const { error } = await collect(batches.results("b"));
  expect(error).toMatchObject({ type: "response", message: expect.stringContaining("Sign in") });
});

/** A body that never ends: it says a line whenever the last was taken. */
const endless: Script = (_, response) => {
  head(response);
  const timer = setInterval(() => response.write(lines(10)), 1);
  response.on("close", () => clearInterval(timer));
};

test("break closes the socket", async () => {
  const { server, batches } = await setup(endless);
  for await (const line of batches.results("b")) {
    expect(line).toEqual({ custom_id: "é0" });
    break;
  }
  await until(() => server.sockets.size === 0);
});

test("early exits by the hundred leave no socket and no unhandled rejection", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const line = lines(1);
  const { server, batches } = await setup((_, response) => void head(response).write(line));
  const leave = async (): Promise<void> => {
    for await (const _ of batches.results("b")) break;
  };
  for (let i = 0; i < 4; i++) await Promise.all(Array.from({ length: 25 }, leave));
  await until(() => server.sockets.size === 0);
  process.off("unhandledRejection", note);
  expect([server.requests.length, unhandled]).toEqual([100, []]);
});

test("a body that nobody begins to read is let go after idleTimeout", async () => {
  const { server, batches } = await setup((_, response) => void head(response).write(lines(2)));
  const { data } = await batches.results("b", { idleTimeout: 50 }).withResponse();
  await until(() => server.sockets.size === 0);
  expect(await collect(data)).toMatchObject({ items: [], error: { type: "timeout" } });
});

test("an exception in the caller's loop closes the socket and stays itself", async () => {
  const { server, batches } = await setup(endless);
  const mine = new Error("mine");
  const loop = async (): Promise<void> => {
    for await (const _ of batches.results("b")) throw mine;
  };
  await expect(loop()).rejects.toBe(mine);
  await until(() => server.sockets.size === 0);
});

test("return() while a line is awaited closes the socket and ends the wait", async () => {
  const { server, batches } = await setup((_, response) => {
    head(response);
    response.write(lines(1));
  });
  const iterator = batches.results("b")[Symbol.asyncIterator]();
  await iterator.next();
  const waiting = iterator.next();
  await iterator.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await until(() => server.sockets.size === 0);
});

test("abort closes the socket, and no line that came before it follows", async () => {
  const { server, batches } = await setup(endless);
  const controller = new AbortController();
  const seen: unknown[] = [];
  const loop = async (): Promise<void> => {
    for await (const line of batches.results("b", { signal: controller.signal })) {
      seen.push(line);
      controller.abort(new Error("enough"));
    }
  };
  await expect(loop()).rejects.toMatchObject({ type: "abort", cause: { message: "enough" } });
  expect(seen.length).toBe(1);
  await until(() => server.sockets.size === 0);
});

test("no error of a download shows the key", async () => {
  const { batches } = await setup(text("oops\n"));
  const { error } = await collect(batches.results("b"));
  const { inspect } = await import("node:util");
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain(key);
});

test("return() before the answer came ends the wait and closes the socket", async () => {
  const { server, batches } = await setup(() => {});
  const iterator = batches.results("b")[Symbol.asyncIterator]();
  const waiting = iterator.next();
  await until(() => server.sockets.size === 1);
  await iterator.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await until(() => server.sockets.size === 0);
});

test("bad lines are passed over where the caller takes them, and count as lines", async () => {
  const { batches } = await setup(text(`${lines(1)}oops\n{"custom_id":"z"}\n]\n`));
  const bad: JsonlError[] = [];
  const onBadLine = (error: JsonlError): void => void bad.push(error);
  const results = batches.results("b", { expectedLines: 4, onBadLine });
  expect(await results.toArray()).toEqual([...ids(1), { custom_id: "z" }]);
  expect(bad).toMatchObject([
    { kind: "malformed", line: 2, excerpt: "oops", last: { custom_id: "é0" } },
    { kind: "malformed", line: 4, excerpt: "]", last: { custom_id: "z" } },
  ]);
});

test("an exception of onBadLine ends the download as it is", async () => {
  const { batches } = await setup(text(`${lines(1)}oops\n${lines(1)}`));
  const mine = new Error("mine");
  const onBadLine = (): never => {
    throw mine;
  };
  const { items, error } = await collect(batches.results("b", { onBadLine }));
  expect([items, error]).toEqual([ids(1), mine]);
});
