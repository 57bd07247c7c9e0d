/** Answers as files: with ETags and ranges, compressed, or another file each time. */

import { afterEach, beforeEach, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type Form,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, endedBatch, type Reply } from "./call.ts";

let server: TestServer<ManualClock>;
let target: string;
let whole: string;
beforeEach(async () => {
  server = await startServer({ clock: manualClock() });
  target = `${BATCHES}/${(await endedBatch(server, 3)).id}/results`;
  whole = (await call(server, "GET", target)).text;
});
afterEach(() => server.close());

function ask(form: Form, headers: Record<string, string> = {}): Promise<Reply> {
  server.failNext({ form });
  return call(server, "GET", target, { headers });
}

async function etagOf(form: Form): Promise<string> {
  return (await ask(form)).headers.get("etag") ?? "";
}

test("ranges: the same strong ETag each time, and the rest for who asks for it", async () => {
  const etag = await etagOf("ranges");
  expect(etag).toMatch(/^"[^"]+"$/);
  expect(await etagOf("ranges")).toBe(etag);
  const rest = await ask("ranges", { range: "bytes=10-", "if-range": etag });
  expect([rest.status, rest.text]).toEqual([206, whole.slice(10)]);
  expect(rest.headers.get("content-range")).toBe(`bytes 10-${whole.length - 1}/${whole.length}`);
});

test("ranges: the whole for who asks for the rest of another file, and nothing behind the end", async () => {
  const other = await ask("ranges", { range: "bytes=10-", "if-range": '"other"' });
  expect([other.status, other.text]).toEqual([200, whole]);
  const behind = await ask("ranges", { range: `bytes=${whole.length}-` });
  expect([behind.status, behind.headers.get("content-range")]).toEqual([
    416,
    `bytes */${whole.length}`,
  ]);
});

test("whole: the ETag of ranges, but no range", async () => {
  const etag = await etagOf("ranges");
  const reply = await ask("whole", { range: "bytes=10-", "if-range": etag });
  expect([reply.status, reply.text, reply.headers.get("etag")]).toEqual([200, whole, etag]);
});

test("changed: another ETag each time, so that no range is one of this file", async () => {
  const etag = await etagOf("changed");
  const reply = await ask("changed", { range: "bytes=10-", "if-range": etag });
  expect([reply.status, reply.text]).toEqual([200, whole]);
  expect(reply.headers.get("etag")).not.toBe(etag);
});

test("wrong-range: a byte further on than asked", async () => {
  const reply = await ask("wrong-range", { range: "bytes=10-" });
  expect([reply.status, reply.text]).toEqual([206, whole.slice(11)]);
  expect(reply.headers.get("content-range")).toMatch(/^bytes 11-/);
});

test("short-range: all but the last line", async () => {
  const reply = await ask("short-range", { range: "bytes=10-" });
  const end = whole.lastIndexOf("\n", whole.length - 2) + 1;
  expect([reply.status, reply.text]).toEqual([206, whole.slice(10, end)]);
  expect(reply.headers.get("content-range")).toBe(`bytes 10-${end - 1}/${whole.length}`);
});

test("gzip: compressed on the wire, the same when it is read", async () => {
  const reply = await ask("gzip");
  expect([reply.headers.get("content-encoding"), reply.text]).toEqual(["gzip", whole]);
  expect(Number(reply.headers.get("content-length"))).toBeLessThan(whole.length);
});

test("a refusal has no form", async () => {
  server.failNext({ form: "gzip", status: 529 });
  const reply = await call(server, "GET", target);
  expect([reply.status, reply.headers.get("content-encoding")]).toEqual([529, null]);
});
