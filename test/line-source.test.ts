/** Downloads that are cut, end early or go quiet: resumed within the budget, and never silently short. */
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { connect } from "../src/runtime.ts";
import { BatchesClient } from "./support/batches-resource.ts";
import { key, prompt, setup } from "./support/client.ts";
import { collect, head, ids, lines, text } from "./support/jsonl.ts";
import { startLoopback, until } from "./support/loopback.ts";
import { servedResults } from "./support/served-results.ts";

/** Sends the first `bytes` bytes and cuts the connection. */
function cutAfter(response: ServerResponse, body: string, bytes: number): void {
  head(response, { "content-length": String(Buffer.byteLength(body)) });
  response.write(Buffer.from(body).subarray(0, bytes), () => response.destroy());
}

/** Within each line, and around each line end. */
function cuts(file: string): readonly number[] {
  const ends = Array.from(file.matchAll(/\n/g), ({ index }) => index);
  return [0, ...ends.flatMap((end) => [end - 99, end, end + 1, end + 2])].filter(
    (at) => at < file.length,
  );
}

test.each([undefined, "whole", "gzip"] as const)(
  "a download that is cut anywhere goes on without losing or repeating a line (%s)",
  async (form) => {
    const { file, lines: all, results } = await servedResults(3);
    for (const after of cuts(file)) {
      const cut = { connection: "cut", form, after } as const;
      expect(await results([cut, { form }]).toArray()).toEqual(all);
    }
  },
);

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
  const byteOffset = Buffer.byteLength(lines(1));
  expect([items, error]).toMatchObject([ids(1), { kind: "truncated", line: 2, byteOffset }]);
  expect((error as Error).cause).toBeInstanceOf(Error);
  expect(server.requests.length).toBe(2);
});

test("the place where a file ends early is behind all lines that were given", async () => {
  const { batches } = await setup((_, response, index) => {
    cutAfter(response, lines(4), index === 0 ? Buffer.byteLength(lines(3)) : 0);
  });
  const { items, error } = await collect(batches.results("b"));
  const byteOffset = Buffer.byteLength(lines(3));
  expect([items, error]).toMatchObject([ids(3), { kind: "truncated", line: 4, byteOffset }]);
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

test("where the server proves that the file is the same, only the rest is downloaded", async () => {
  const { file, lines: all, results, ranges } = await servedResults(3);
  const ranged = { form: "ranges" } as const;
  for (const after of cuts(file)) {
    const cut = { ...ranged, connection: "cut", after } as const;
    expect(await results([cut, ranged]).toArray()).toEqual(all);
    const whole = file.slice(0, after).lastIndexOf("\n") + 1;
    expect(ranges()).toEqual([undefined, whole === 0 ? undefined : `bytes=${whole}-`]);
  }
});

test.each(["wrong-range", "short-range"] as const)(
  "a %s is not taken: the whole file is asked for",
  async (form) => {
    const { file, lines: all, results, ranges } = await servedResults(3);
    const after = file.indexOf("\n") + 1;
    const cut = { form: "ranges", connection: "cut", after } as const;
    expect(await results([cut, { form }]).toArray()).toEqual(all);
    expect(ranges()).toEqual([undefined, `bytes=${after}-`, undefined]);
  },
);

test("a file that changed is known by its ETag", async () => {
  const { file, lines: all, results } = await servedResults(3);
  const after = file.indexOf("\n") + 5;
  const changed = { form: "changed" } as const;
  const { items, error } = await collect(
    results([{ ...changed, connection: "cut", after }, changed]),
  );
  expect([items, error]).toMatchObject([all.slice(0, 1), { kind: "changed" }]);
});

test("a cut behind the last byte is resumed by the whole file", async () => {
  const { server, batches } = await setup((_, response, index) => {
    if (index === 1) return void response.writeHead(416).end();
    head(response, { etag: '"v1"' });
    if (index === 0) response.write(lines(3), () => response.destroy());
    else response.end(lines(3));
  });
  expect(await batches.results("b").toArray()).toEqual(ids(3));
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([
    undefined,
    `bytes=${Buffer.byteLength(lines(3))}-`,
    undefined,
  ]);
});

test.each([{ etag: 'W/"v1"' }, { etag: '"v1"', "content-encoding": "identity" }])(
  "%o proves nothing, so no range is asked for",
  async (headers) => {
    const { server, batches } = await setup((_, response, index) => {
      head(response, headers);
      if (index === 0) response.write(lines(1), () => response.destroy());
      else response.end(lines(3));
    });
    expect(await batches.results("b").toArray()).toEqual(ids(3));
    expect(server.requests[1]?.headers.range).toBeUndefined();
  },
);

const one = Buffer.byteLength(lines(1));

test("a part of the file that nobody asked for is an error, not a short file", async () => {
  const { batches } = await setup((_, response) => {
    const range = `bytes 0-${2 * one - 1}/${3 * one}`;
    response.writeHead(206, { "content-type": "text/plain", "content-range": range });
    response.end(lines(2));
  });
  const { items, error } = await collect(batches.results("b"));
  expect([items, error]).toMatchObject([[], { type: "response", status: 206 }]);
});

test.each(["maxLineBytes", "idleTimeout", "expectedLines"])(
  "%s that counts nothing is refused, not taken for no limit",
  async (name) => {
    const { server, batches } = await setup(text(lines(2)));
    const results = batches.results("b", { [name]: NaN });
    await expect(results.toArray()).rejects.toThrow(`${name} must be a number from 0`);
    expect(server.requests).toEqual([]);
  },
);

test("each new line renews the budget, so that a long download may be cut many times", async () => {
  const { server, batches } = await setup((_, response, index) =>
    cutAfter(response, lines(9), Buffer.byteLength(lines(Math.min(9, index + 1)))),
  );
  expect(await batches.results("b", { maxRetries: 1 }).toArray()).toEqual(ids(9));
  expect(server.requests.length).toBeGreaterThan(5);
});

test("return() during the pause before a resumption ends the wait", async () => {
  const patient = { ...prompt, retry: { ...prompt.retry, firstDelay: 1e6, maxDelay: 1e6 } };
  const server = await startLoopback((_, response) => cutAfter(response, lines(3), 20));
  const client = connect(BatchesClient, patient, { apiKey: key, baseUrl: server.url });
  const iterator = client.batches.results("b")[Symbol.asyncIterator]();
  await iterator.next();
  const waiting = iterator.next();
  await until(() => server.sockets.size === 0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await iterator.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
