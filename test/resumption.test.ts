/** What a download may meet besides: bodies without a length, compressed ones, files that change, and a time that is up. */
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { setup } from "./support/client.ts";
import { collect, head, ids, lines } from "./support/jsonl.ts";
import { type Script, until } from "./support/loopback.ts";

/** Ends the body with the connection: nothing on the wire says how long it is. */
const delimitedByClose =
  (body: string): Script =>
  (_, { socket }) =>
    void socket?.end(
      `HTTP/1.1 200 OK\r\ncontent-type: application/x-jsonl\r\nconnection: close\r\n\r\n${body}`,
    );

test("a body without a length that stops between two lines is short where the count is known", async () => {
  const { server, batches } = await setup(delimitedByClose(lines(2)));
  expect(await collect(batches.results("b"))).toEqual({ items: ids(2), error: undefined });
  const { items, error } = await collect(batches.results("b", { expectedLines: 3 }));
  expect([items, error]).toMatchObject([ids(2), { kind: "truncated", line: 3 }]);
  expect(server.requests.length).toBe(4);
});

test("a body without a length that stops within a line is short in any case", async () => {
  const { batches } = await setup(delimitedByClose(lines(3).slice(0, -4)));
  const { items, error } = await collect(batches.results("b"));
  expect([items, error]).toMatchObject([ids(2), { kind: "truncated", line: 3 }]);
});

/** Text that does not compress. */
function noise(i: number): string {
  return String(Math.imul(i, 2654435761));
}

test("a compressed body that is cut goes on without losing or repeating a line", async () => {
  const items = Array.from({ length: 5000 }, (_, i) => ({ custom_id: noise(i) }));
  const whole = gzipSync(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
  const { server, batches } = await setup((_, response, index) => {
    head(response, { "content-encoding": "gzip", etag: '"v1"' });
    if (index > 0) return void response.end(whole);
    response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
  });
  expect(await batches.results("b").toArray()).toEqual(items);
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
});

test("a line that unpacks to more than maxLineBytes is an error", async () => {
  const bomb = gzipSync("x".repeat(3_000_000));
  expect(bomb.length).toBeLessThan(10_000);
  const { server, batches } = await setup((_, response) => {
    head(response, { "content-encoding": "gzip" }).write(bomb.subarray(0, -8));
  });
  const { error } = await collect(batches.results("b", { maxLineBytes: 100_000 }));
  expect(error).toMatchObject({ kind: "too_long", line: 1 });
  await until(() => server.sockets.size === 0);
});

test("a line without an end is refused before its bytes are here", async () => {
  const limit = 256 * 1024;
  const piece = "x".repeat(65_536);
  let written = 0;
  const { server, batches } = await setup(async (_, response) => {
    head(response);
    while (!response.destroyed && written < 1e9) {
      written += piece.length;
      await new Promise((resolve) => response.write(piece, resolve));
    }
  });
  const { error } = await collect(batches.results("b", { maxLineBytes: limit }));
  expect(error).toMatchObject({ kind: "too_long", line: 1, byteOffset: 0 });
  await until(() => server.sockets.size === 0);
  expect(written).toBeLessThan(1e8); // what sockets hold on the way
});

/** Cuts after a line; then has another ETag, with the same text. */
function moved(status: 200 | 206): Script {
  const body = lines(3);
  const first = Buffer.byteLength(lines(1));
  return (_, response, index) => {
    if (index === 0) {
      head(response, { etag: '"v1"' }).write(lines(1), () => response.destroy());
      return;
    }
    const rest = Buffer.from(body).subarray(status === 206 ? first : 0);
    const total = Buffer.byteLength(body);
    response.writeHead(status, {
      "content-type": "application/x-jsonl",
      etag: '"v2"',
      ...(status === 206 && { "content-range": `bytes ${first}-${total - 1}/${total}` }),
    });
    response.end(rest);
  };
}

test.each([200, 206] as const)(
  "a file that has another ETag in the %i that follows is another file",
  async (status) => {
    const { server, batches } = await setup(moved(status));
    const { items, error } = await collect(batches.results("b"));
    expect([items, error]).toMatchObject([ids(1), { kind: "changed", line: 2 }]);
    expect(server.requests.length).toBe(2);
  },
);

test("after an end too early, a repetition that is cut before it proves the file again", async () => {
  const etag = { etag: '"v1"' };
  const body = lines(3);
  const first = Buffer.byteLength(lines(2));
  const total = Buffer.byteLength(body);
  const range = { "content-range": `bytes ${first}-${total - 1}/${total}` };
  const { server, batches } = await setup(({ headers }, response, index) => {
    if (headers.range !== undefined) {
      response.writeHead(206, { "content-type": "application/x-jsonl", ...etag, ...range });
      response.end(Buffer.from(body).subarray(first));
    } else if (index === 0) head(response, etag).end(lines(2));
    else head(response, etag).write(lines(1), () => response.destroy());
  });
  const { items, error } = await collect(batches.results("b", { expectedLines: 3 }));
  expect([items, error]).toEqual([ids(3), undefined]);
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([
    undefined,
    undefined,
    `bytes=${first}-`,
  ]);
});

/** Cuts each answer after a line, except one that never comes; the clock then shows so many milliseconds. */
function cutting(times: readonly number[]): Script {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  return (_, response, index) => {
    const time = times[index];
    if (time === undefined) return;
    vi.setSystemTime(time);
    head(response).write(lines(1), () => response.destroy());
  };
}

test("the total time since the last new line ends what resuming would not", async () => {
  const total = 2.5e6; // more than any test waits
  const { server, batches } = await setup(cutting([1e9, 1e9 + 1e6, 1e9 + 2e6, 1e9 + 3e6]));
  const options = { maxRetries: 1e6, totalTimeout: total };
  const { items, error } = await collect(batches.results("b", options));
  expect([items, error]).toMatchObject([ids(1), { type: "jsonl", kind: "truncated", line: 2 }]);
  expect(server.requests.length).toBe(4);
});

test("the total time also ends a body that brings bytes and no new line", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const total = 1e6; // more than any test waits
  const { server, batches } = await setup((_, response, index) => {
    if (index === 0) return void head(response).write(lines(1), () => response.destroy());
    vi.setSystemTime(total);
    const timer = setInterval(() => response.write(" "), 5);
    head(response).on("close", () => clearInterval(timer));
  });
  const { items, error } = await collect(batches.results("b", { totalTimeout: total }));
  expect([items, error]).toMatchObject([ids(1), { type: "timeout" }]);
  expect(server.requests.length).toBe(2);
});

test("an answer that a resumption waits for has what is left of the total time", async () => {
  const total = 1e6; // more than any test waits
  const { server, batches } = await setup(cutting([0, total - 50]));
  const options = { maxRetries: 2, totalTimeout: total };
  const { items, error } = await collect(batches.results("b", options));
  expect([items, error]).toMatchObject([ids(1), { type: "timeout" }]);
  expect(server.requests.length).toBe(5); // the third and its repetitions, as the clock stands still
});
