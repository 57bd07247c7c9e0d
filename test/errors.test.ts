/** Every error: its class by the cause, its fields, and how it narrows. */
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import * as client from "../src/index.ts";
import { setup } from "./support/client.ts";
import { sendJson } from "./support/loopback.ts";

const once = { maxRetries: 0 };

test.each([
  [400, client.ApiRequestError, "request"],
  [401, client.ApiAuthError, "auth"],
  [402, client.ApiRequestError, "request"],
  [403, client.ApiAuthError, "auth"],
  [404, client.ApiNotFoundError, "not_found"],
  [409, client.ApiConflictError, "conflict"],
  [413, client.ApiRequestError, "request"],
  [429, client.ApiRateLimitError, "rate_limit"],
  [500, client.ApiServerError, "server"],
  [504, client.ApiServerError, "server"],
  [529, client.ApiOverloadedError, "overloaded"],
] as const)("status %i is %o", async (status, Class, type) => {
  const body = {
    type: "error",
    error: { type: "some_error", message: "Why." },
    request_id: "req_body",
  };
  const { batches } = await setup(
    (_, response) => sendJson(response, body, { status, headers: { "request-id": "req_1" } }),
    once,
  );
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Class);
  expect(error).toBeInstanceOf(client.ApiError);
  expect(error).toMatchObject({
    name: Class.name,
    type,
    status,
    errorType: "some_error",
    requestId: "req_1",
    body,
    message: `messages.batches.retrieve: ${status} some_error Why. (req_1)`,
  });
  expect((error as client.ApiError).headers.get("request-id")).toBe("req_1");
  expect((error as Error).stack).toMatch(new RegExp(`^${Class.name}: messages`));
  expect(client.isApiError(error) && client.isTwinfoldError(error)).toBe(true);
});

test("the request id is read from the body where no header has it", async () => {
  const { batches } = await setup((_, response) =>
    sendJson(response, { request_id: "req_body" }, { status: 404 }),
  );
  await expect(batches.retrieve("b")).rejects.toMatchObject({ requestId: "req_body" });
});

function raw(status: number, contentType: string, body: string) {
  return (_: unknown, response: ServerResponse): void => {
    response.writeHead(status, contentType === "" ? {} : { "content-type": contentType });
    response.end(body);
  };
}

test.each([
  ["empty", raw(404, "", ""), undefined, "404 without a body"],
  [
    "HTML",
    raw(404, "text/html", "<h1>No\n such</h1>"),
    "<h1>No\n such</h1>",
    "404 <h1>No such</h1>",
  ],
  ["half JSON", raw(404, "application/json", '{"error":'), '{"error":', '404 {"error":'],
  [
    "another JSON",
    raw(404, "application/json", '{"error":"no"}'),
    { error: "no" },
    '404 {"error":"no"}',
  ],
  ["null", raw(404, "application/json", "null"), null, "404 null"],
])("a bad status with an %s body is still that status", async (_, script, body, message) => {
  const { batches } = await setup(script);
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expect(error).toMatchObject({ status: 404, errorType: undefined, body });
  expect((error as Error).message).toBe(`messages.batches.retrieve: ${message}`);
});

test("a message of the server's that never ends is cut, its body is not", async () => {
  const error = { type: "t", message: "m".repeat(100_000) };
  const { batches } = await setup((_, response) => sendJson(response, { error }, { status: 404 }));
  const caught: unknown = await batches.retrieve("b").catch((reason: unknown) => reason);
  expect(caught).toMatchObject({ body: { error } });
  expect((caught as Error).message).toMatch(/^messages\.batches\.retrieve: 404 t m{1000}$/);
});

test("a bad status whose body is cut is still that status", async () => {
  const { batches } = await setup((_, response) => {
    response.writeHead(404, { "content-length": "100" });
    response.write("half", () => response.destroy());
  });
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 404, body: undefined });
});

test.each([
  ["HTML", raw(200, "text/html", "<h1>Sign in</h1>"), /200, but text\/html came: <h1>Sign in/],
  ["no JSON", raw(200, "application/json", "oops"), /200, but what came is not JSON: oops/],
  ["nothing", raw(200, "application/json", ""), /200, but an empty body came$/],
])("status 200 with %s is an error that shows it", async (_, script, message) => {
  const { server, batches } = await setup(script);
  const error: unknown = await batches.retrieve("b").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(client.ApiResponseError);
  expect((error as Error).message).toMatch(message);
  expect(server.requests.length).toBe(1);
});

const fail = (): never => {
  throw new Error("nobody may look");
};

test("guards know errors by name and type, not by what merely looks like one", () => {
  const usage = new client.UsageError("x");
  expect(client.isTwinfoldError(usage)).toBe(true);
  expect(client.isApiError(usage)).toBe(false);
  const copy = Object.assign(new Error("x"), { name: "JsonlError", type: "jsonl" });
  expect(client.isTwinfoldError(copy)).toBe(true);
  for (const other of [
    new DOMException("x", "AbortError"),
    Object.assign(new Error("x"), { type: "toString" }),
    { name: "UsageError", type: "usage" },
    new Proxy(usage, { get: fail, getPrototypeOf: fail, has: fail }),
    undefined,
  ]) {
    expect(client.isTwinfoldError(other)).toBe(false);
  }
});
