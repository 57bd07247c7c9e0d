/** What a create must be. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startServer, type TestServer } from "../../src/testing/index.ts";
import { BATCHES, call, request, requests, type Reply } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ limits: { requests: 5, bytes: 10_000 } });
});
afterAll(() => server.close());

const create = (body: unknown): Promise<Reply> => call(server, "POST", BATCHES, { body });
const messageOf = ({ body }: Reply): string =>
  (body as { readonly error: { readonly message: string } }).error.message;

/** A valid request with other parameters; undefined leaves one out. */
const withParams = (params: object): object => ({
  custom_id: "a",
  params: { ...request("a").params, ...params },
});

describe("is refused as an invalid request, with its place:", () => {
  test.each<[string, unknown, string]>([
    ["no body", undefined, "body: "],
    ["a list", [], "body: "],
    ["no requests", {}, "requests: Field required"],
    ["requests that are no list", { requests: {} }, "requests: "],
    ["an empty list", { requests: [] }, "requests: "],
    ["more requests than allowed", { requests: requests(6) }, "requests: "],
    ["an unknown key", { requests: requests(1), betas: ["a"] }, "betas: "],
    ["an unknown key of a request", { requests: [{ ...request("a"), id: 1 }] }, "requests.0.id: "],
    ["a request that is no object", { requests: [request("a"), 7] }, "requests.1: "],
    [
      "a missing custom_id",
      { requests: [{ params: request("a").params }] },
      "requests.0.custom_id: ",
    ],
    ["an empty custom_id", { requests: [request("")] }, "requests.0.custom_id: "],
    ["a custom_id with a space", { requests: [request("a b")] }, "requests.0.custom_id: "],
    [
      "a custom_id of 65 characters",
      { requests: [request("a".repeat(65))] },
      "requests.0.custom_id: ",
    ],
    ["a custom_id with a line feed", { requests: [request("a\n")] }, "requests.0.custom_id: "],
    [
      "a custom_id that is a number",
      { requests: [{ ...request("a"), custom_id: 1 }] },
      "requests.0.custom_id: ",
    ],
    [
      "a repeated custom_id",
      { requests: [request("a"), request("a")] },
      "requests.1.custom_id: 'a' ",
    ],
    ["no params", { requests: [{ custom_id: "a" }] }, "requests.0.params: "],
    ["no model", { requests: [withParams({ model: undefined })] }, "requests.0.params.model: "],
    [
      "no messages",
      { requests: [withParams({ messages: undefined })] },
      "requests.0.params.messages: ",
    ],
    [
      "empty messages",
      { requests: [withParams({ messages: [] })] },
      "requests.0.params.messages: ",
    ],
    [
      "a message that is no object",
      { requests: [withParams({ messages: ["hey"] })] },
      "requests.0.params.messages.0: ",
    ],
    [
      "a message without a role",
      { requests: [withParams({ messages: [{ content: "hey" }] })] },
      "requests.0.params.messages.0.role: Field required",
    ],
    [
      "a message without content",
      { requests: [withParams({ messages: [{ role: "user" }] })] },
      "requests.0.params.messages.0.content: Field required",
    ],
    [
      "no max_tokens",
      { requests: [withParams({ max_tokens: undefined })] },
      "requests.0.params.max_tokens: ",
    ],
    [
      "max_tokens 0",
      { requests: [withParams({ max_tokens: 0 })] },
      "requests.0.params.max_tokens: ",
    ],
    [
      "a fraction as max_tokens",
      { requests: [withParams({ max_tokens: 1.5 })] },
      "requests.0.params.max_tokens: ",
    ],
    ["stream true", { requests: [withParams({ stream: true })] }, "requests.0.params.stream: "],
    [
      "betas among the params",
      { requests: [withParams({ betas: ["a"] })] },
      "requests.0.params.betas: ",
    ],
  ])("%s", async (_, body, start) => {
    const reply = await create(body);
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { type: "invalid_request_error" } },
    });
    expect(messageOf(reply).slice(0, start.length)).toBe(start);
  });

  test("text that is no JSON", async () => {
    const reply = await create('{"requests": [');
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { type: "invalid_request_error" } },
    });
    expect(messageOf(reply)).toMatch(/not valid JSON/);
  });
});

describe("is accepted:", () => {
  test.each<[string, unknown]>([
    ["as many requests as allowed", { requests: requests(5) }],
    [
      "a custom_id of 64 characters of every kind",
      { requests: [request(`aZ09_-${"x".repeat(58)}`)] },
    ],
    ["stream false", { requests: [withParams({ stream: false })] }],
    [
      "parameters that only the model understands",
      { requests: [withParams({ top_k: 5, system: "Be brief" })] },
    ],
  ])("%s", async (_, body) => {
    expect((await create(body)).status).toBe(200);
  });
});

test("all problems are told at once", async () => {
  const reply = await create({
    requests: [request("a b"), withParams({ max_tokens: 0 })],
    beta: true,
  });
  expect(messageOf(reply).split("; ")).toEqual([
    expect.stringMatching(/^beta: /),
    expect.stringMatching(/^requests\.0\.custom_id: /),
    expect.stringMatching(/^requests\.1\.params\.max_tokens: /),
  ]);
});

test("of very many problems, ten are told and the others counted", async () => {
  const reply = await create({
    requests: Array.from({ length: 5 }, () => ({ custom_id: "", params: {} })),
  });
  expect(messageOf(reply)).toMatch(/; and 14 more$/);
  expect(messageOf(reply).split("; ")).toHaveLength(11);
});

test("a body over the limit in bytes is too large; the next one is served again", async () => {
  const reply = await create({ requests: [request("a", "x".repeat(1_000_000))] });
  expect(reply).toMatchObject({ status: 413, body: { error: { type: "request_too_large" } } });
  expect((await create({ requests: requests(1) })).status).toBe(200);
});

test("a refused create makes no batch", async () => {
  await using empty = await startServer();
  await call(empty, "POST", BATCHES, { body: {} });
  expect(empty.batches).toEqual([]);
});

test("unless told otherwise, a batch may have 100 000 requests", async () => {
  await using whole = await startServer();
  const most = requests(100_000);
  const accepted = await call(whole, "POST", BATCHES, { body: { requests: most } });
  expect(accepted.body).toMatchObject({ request_counts: { processing: 100_000 } });
  const refused = await call(whole, "POST", BATCHES, {
    body: { requests: [...most, request("one")] },
  });
  expect(messageOf(refused)).toMatch(/^requests: List should have at most 100000 items/);
});
