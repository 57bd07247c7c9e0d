/** The key shows in no error and no log, whoever gives it back: the server's text or headers, a line, a fetch of the caller's own. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { ClientOptions } from "../src/runtime.ts";
import type { BatchesResource } from "./support/batches-resource.ts";
import { setup } from "./support/client.ts";
import { collect, text } from "./support/jsonl.ts";
import { type Script, sendJson } from "./support/loopback.ts";

const secret = `sk-test/0123456789+${"abcdefghij".repeat(9)}=`;
const percent = encodeURIComponent(secret);
/** As a careful encoder writes it: every character by its number. */
const numbers = [...secret].map((char) => `%${char.charCodeAt(0).toString(16)}`).join("");
const unicode = [...secret].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join("");

/** Everything of an error that a program could print. */
function shown(error: unknown): string {
  const hidden = inspect(error, { depth: 20, showHidden: true, maxStringLength: null });
  const stacks: unknown[] = [];
  for (let each = error; each instanceof Error && stacks.length < 9; each = each.cause) {
    stacks.push(each.stack);
  }
  return [hidden, JSON.stringify(error), String(error), ...stacks].join("\n");
}

/** No eight characters of it in a row: also a part of a key is not shown. */
function expectHidden(found: string): void {
  for (const form of [secret, percent, numbers, unicode.replaceAll("\\", "\\\\")]) {
    for (let at = 0; at + 8 <= form.length; at += 8) {
      expect(found).not.toContain(form.slice(at, at + 8));
    }
  }
}

function raw(body: string, status: number, contentType = "application/json"): Script {
  return (_, response) =>
    void response.writeHead(status, { "content-type": contentType }).end(body);
}

type Use = (batches: BatchesResource) => PromiseLike<unknown>;
const get: Use = (batches) => batches.retrieve("b");
const read: Use = (batches) => collect(batches.results("b")).then(({ error }) => error);

const padding = "x".repeat(120);
const rows: readonly (readonly [from: string, Script, Use])[] = [
  [
    "an error's message",
    (_, response) =>
      sendJson(response, { error: { type: "t", message: `Bad ${secret}.` } }, { status: 401 }),
    get,
  ],
  [
    "an error's text, cut where it is shown",
    raw(`<p>${padding} ${secret} `, 403, "text/html"),
    get,
  ],
  ["an error's field", raw(JSON.stringify({ seen: [{ [secret]: { key: secret } }] }), 400), get],
  ["a percent-encoded address", raw(`{"url":"/?key=${percent}"}`, 404), get],
  ["an address that encodes everything", raw(`no /?key=${numbers}`, 500, "text/plain"), get],
  ["escapes of JSON", raw(`{"seen":"${unicode}"}`, 404), get],
  ["escapes of JSON in a text", raw(`{"seen":"${unicode}`, 404), get],
  [
    "an error's headers",
    (_, response) =>
      sendJson(response, {}, { status: 400, headers: { "x-seen": secret, "request-id": secret } }),
    get,
  ],
  ["another media type", raw(`<p>${secret}`, 200, "text/html"), get],
  ["a media type", raw("x", 200, `text/html;key=${secret}`), get],
  ["what is not JSON", raw(`{"seen":"${secret}"`, 200), get],
  ["what is no list", raw(`{"data":{"seen":"${secret}"}}`, 200), (batches) => batches.list()],
  ["a bad line", text(`{"seen":"${secret}"\n`), read],
  ["a bad line, cut where it is shown", text(`{"${"x".repeat(80)}":"${secret}\n`), read],
  ["the line before a bad one", text(`{"custom_id":"${secret}"}\noops\n`), read],
  [
    "a line that is too long",
    text(`"${"x".repeat(50)}${secret}${"x".repeat(5000)}`),
    (batches) => collect(batches.results("b", { maxLineBytes: 300 })).then(({ error }) => error),
  ],
  ["a line that always ends early", text(`{"seen":"${secret}`), read],
];

describe.each<[kind: string, ClientOptions]>([
  ["an apiKey", { apiKey: secret }],
  ["an authToken", { apiKey: undefined, authToken: secret }],
])("%s is hidden", (_, options) => {
  test.each(rows)("in %s", async (_from, script, use) => {
    const heard: string[] = [];
    const hear = (message: string): number => heard.push(message);
    const logger = { debug: hear, info: hear, warn: hear, error: hear };
    const { batches } = await setup(script, { ...options, maxRetries: 1, logger });
    const error: unknown = await Promise.resolve(use(batches)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expectHidden(shown(error) + heard.join("\n"));
    expect(shown(error)).toContain("[redacted]");
  });
});

test("what an own fetch throws is hidden down to its first cause, and the rest of it stays", async () => {
  const first = Object.assign(new Error(`sent x-api-key: ${secret}`), { headers: [secret] });
  const aggregate = new AggregateError([first], "all failed", { cause: first });
  const { batches } = await setup(() => {}, {
    apiKey: secret,
    maxRetries: 0,
    fetch: (request) =>
      Promise.reject(
        Object.assign(new TypeError("fetch failed", { cause: aggregate }), { request }),
      ),
  });
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expectHidden(shown(error));
  expect(error).toMatchObject({
    type: "connection",
    cause: { name: "TypeError", message: "fetch failed", cause: { message: "all failed" } },
  });
  expect(shown(error)).toContain("sent x-api-key: [redacted]");
});

class Opaque {
  readonly #key = secret;
  [inspect.custom](): string {
    return this.#key;
  }
}

test.each<[string, object]>([
  ["a symbol", { [Symbol("headers")]: { key: secret } }],
  ["a symbol of an object", { request: { [Symbol("headers")]: secret } }],
  ["what is not enumerable", { request: Object.defineProperty({}, "key", { value: secret }) }],
  ["a function", { send: Object.assign(() => 0, { key: secret }) }],
  ["what prints itself", { request: new Opaque() }],
])("%s of what an own fetch throws hides nothing", async (_, fields) => {
  const thrown = Object.assign(new Error("failed"), fields);
  const { batches } = await setup(() => {}, {
    apiKey: secret,
    maxRetries: 0,
    fetch: () => Promise.reject(thrown),
  });
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expectHidden(shown(error));
  expect(error).toMatchObject({ type: "connection", cause: { message: "failed" } });
});

test.each<[string, (thrown: Error) => object]>([
  ["a getter that throws the key", (thrown) => Object.defineProperty(thrown, "sent", THROWING)],
  ["an object that cannot be looked at", (thrown) => Object.assign(thrown, { request: revoked() })],
  ["a code that throws the key", (thrown) => Object.defineProperty(thrown, "code", THROWING)],
  ["a cause that throws the key", (thrown) => Object.defineProperty(thrown, "cause", THROWING)],
  ["a code of its class that throws", () => new Coded()],
  ["a code that is no text", (thrown) => Object.assign(thrown, { code: { toString: null } })],
  ["being a proxy that cannot be looked at", revoked],
])("%s takes nothing from the error that a create ends in", async (_, spoilt) => {
  const thrown = spoilt(new Error("failed"));
  const options = { apiKey: secret, maxRetries: 0, fetch: () => Promise.reject(thrown) };
  const { batches } = await setup(() => {}, options);
  const error: unknown = await batches.create({ requests: [] }).catch((caught: unknown) => caught);
  expectHidden(shown(error));
  expect(error).toMatchObject({ type: "ambiguous_create", cause: { type: "connection" } });
});

class Coded extends Error {
  get code(): never {
    throw new Error(secret);
  }
}

const THROWING: PropertyDescriptor = {
  enumerable: true,
  get: () => {
    throw new Error(secret);
  },
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test("a cause that leads back to itself ends", async () => {
  const outer = new Error("outer");
  outer.cause = new Error(`inner ${secret}`, { cause: outer });
  const options = { apiKey: secret, maxRetries: 0, fetch: () => Promise.reject(outer) };
  const { batches } = await setup(() => {}, options);
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expectHidden(shown((error as Error).cause));
  expect(error).toMatchObject({ type: "connection", sent: true });
});

test("an error without the key keeps its cause as it was thrown", async () => {
  const mine = Object.assign(new Error("mine"), { [Symbol("kind")]: true });
  const { batches } = await setup(() => {}, { maxRetries: 0, fetch: () => Promise.reject(mine) });
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expect((error as Error).cause).toBe(mine);
});

test("an error's body of any depth is told with its status", async () => {
  const depth = 100_000;
  const { batches } = await setup(raw("[".repeat(depth) + "]".repeat(depth), 404));
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 404 });
});
