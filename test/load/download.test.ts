/** Where a redirect may lead, judged by addresses, without a network. */
import { expect, test } from "vitest";
import { load } from "../../scripts/load/index.ts";
import { describing, messagesOf } from "../support/description.ts";

const ADDRESSES: Readonly<Record<string, string>> = {
  "api.example": "203.0.113.7",
  "other.example": "203.0.113.8",
  "inside.example": "10.1.2.3",
};

const lookup = async (host: string): Promise<string[]> => [ADDRESSES[host] ?? "127.0.0.1"];

/** `api.example/a` redirects to `location`; whatever else is asked answers a description. */
function world(location: string, seen: string[] = []) {
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    seen.push(`${url.host} ${new Headers(init?.headers).get("authorization") ?? "none"}`);
    return url.pathname === "/a"
      ? new Response(null, { status: 302, headers: { location } })
      : new Response(JSON.stringify(describing({})));
  };
  return { fetch: answer, lookup };
}

test.each([
  "http://127.0.0.1/x",
  "http://localhost/x",
  "http://[::1]/x",
  "http://[::ffff:127.0.0.1]/x",
  "http://[::ffff:a9fe:a9fe]/x",
  "http://0.0.0.0/x",
  "http://2130706433/x",
  "http://169.254.169.254/latest/meta-data",
  "http://192.168.0.1/x",
  "http://172.31.0.1/x",
  "http://[fd00::1]/x",
  "http://[fe80::1]/x",
  "https://inside.example/x",
  "http://other.example/x", // readable on the way
  "file:///etc/passwd",
  "data:application/json,{}",
])("a redirect to %s is not followed", async (location) => {
  const seen: string[] = [];
  const message = await messagesOf(() => load("https://api.example/a", world(location, seen)));
  expect(message).toMatch(/^source-unreadable: .*where no redirect may lead/);
  expect(seen).toEqual(["api.example none"]);
});

test("a redirect to another public host is followed, without the credentials", async () => {
  const seen: string[] = [];
  await load("https://zoe:secret@api.example/a", world("https://eve:x@other.example/b", seen));
  const basic = `Basic ${Buffer.from("zoe:secret").toString("base64")}`;
  expect(seen).toEqual([`api.example ${basic}`, "other.example none"]);
});

test("a redirect from http to https is followed", async () => {
  const seen: string[] = [];
  await load("http://api.example/a", world("https://other.example/b", seen));
  expect(seen).toEqual(["api.example none", "other.example none"]);
});

test("redirects end", async () => {
  const message = await messagesOf(() => load("https://api.example/a", world("/a")));
  expect(message).toContain("it is redirected more than 5 times");
});

test.each([
  ["the time is over", new DOMException("it took too long", "TimeoutError"), "it took too long"],
  ["the connection is cut", new TypeError("terminated"), "the connection was lost before its end"],
])("where %s in the middle of it, that is said", async (_, error, says) => {
  const body = new ReadableStream({ pull: (controller) => controller.error(error) });
  const answer = (): Promise<Response> => Promise.resolve(new Response(body));
  const message = await messagesOf(() => load("https://api.example/a", { fetch: answer, lookup }));
  expect(message).toContain(`cannot be read: ${says}`);
});
