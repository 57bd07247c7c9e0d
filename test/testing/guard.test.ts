/** What every request must carry, and what every answer carries. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startServer, type TestServer } from "../../src/testing/index.ts";
import { BATCHES, call } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ apiKey: "right" });
});
afterAll(() => server.close());

const METHODS = [
  ["POST", BATCHES],
  ["GET", BATCHES],
  ["GET", `${BATCHES}/msgbatch_1`],
  ["DELETE", `${BATCHES}/msgbatch_1`],
  ["POST", `${BATCHES}/msgbatch_1/cancel`],
  ["GET", `${BATCHES}/msgbatch_1/results`],
  ["GET", "/v1/models"],
  ["GET", "/v1/models/claude-sonnet-4-6"],
] as const;

describe("without a key", () => {
  test.each(METHODS)("%s %s is refused", async (method, path) => {
    for (const target of [path, `${path}?beta=true`]) {
      expect(
        await call(server, method, target, { headers: { "x-api-key": undefined } }),
      ).toMatchObject({
        status: 401,
        body: { error: { type: "authentication_error" } },
      });
    }
  });
});

describe("without a version", () => {
  test.each(METHODS)("%s %s is refused", async (method, path) => {
    const headers = { "anthropic-version": undefined };
    expect(await call(server, method, path, { headers })).toMatchObject({
      status: 400,
      body: {
        error: {
          type: "invalid_request_error",
          message: expect.stringMatching(/^anthropic-version/),
        },
      },
    });
  });
});

describe("the key", () => {
  test.each<[number, string, Record<string, string | undefined>]>([
    [200, "as x-api-key", { "x-api-key": "right" }],
    [200, "as a bearer token", { "x-api-key": undefined, authorization: "Bearer right" }],
    [
      200,
      "as a bearer token, in lower case",
      { "x-api-key": undefined, authorization: "bearer right" },
    ],
    [401, "wrong", { "x-api-key": "wrong" }],
    [401, "empty", { "x-api-key": "" }],
    [401, "wrong as a bearer token", { "x-api-key": undefined, authorization: "Bearer wrong" }],
    [401, "under another scheme", { "x-api-key": undefined, authorization: "Basic right" }],
    [401, "without a scheme", { "x-api-key": undefined, authorization: "right" }],
  ])("%d: %s", async (status, _, headers) => {
    expect((await call(server, "GET", "/v1/models", { headers })).status).toBe(status);
  });

  test("is looked at before the version", async () => {
    const headers = { "x-api-key": "wrong", "anthropic-version": undefined };
    expect((await call(server, "GET", "/v1/models", { headers })).status).toBe(401);
  });

  test("is never in an answer", async () => {
    const headers = { "x-api-key": "my-secret", authorization: "Bearer my-secret" };
    const reply = await call(server, "GET", "/v1/models", { headers });
    expect(JSON.stringify([...reply.headers]) + reply.text).not.toContain("my-secret");
  });
});

describe("the version", () => {
  test.each([
    [200, "2023-06-01"],
    [200, "2026-10-21"],
    [400, "2023-06-02"],
    [400, ""],
  ])("%d: %j", async (status, version) => {
    const headers = { "anthropic-version": version };
    expect((await call(server, "GET", "/v1/models", { headers })).status).toBe(status);
  });
});

describe("a path that is not there", () => {
  test.each([
    "/",
    "/v1",
    "/v1/messages",
    `${BATCHES}/`,
    `${BATCHES}/msgbatch_1/`,
    `${BATCHES}/msgbatch_1/result`,
    "/v1/messages/batches%2Fmsgbatch_1",
    "/V1/models",
    "/v1/models/%E0%A4%A",
    "//v1/models",
  ])("%s is not found", async (path) => {
    expect(await call(server, "GET", path)).toMatchObject({
      status: 404,
      body: { type: "error", error: { type: "not_found_error" } },
    });
  });
});

describe("another HTTP method", () => {
  test.each([
    ["PUT", BATCHES, "POST, GET"],
    ["PATCH", `${BATCHES}/msgbatch_1`, "GET, DELETE"],
    ["GET", `${BATCHES}/msgbatch_1/cancel`, "POST"],
    ["POST", "/v1/models", "GET"],
  ])("%s %s is refused with those that are allowed", async (method, path, allow) => {
    const reply = await call(server, method, path);
    expect(reply).toMatchObject({
      status: 405,
      body: { error: { type: "invalid_request_error" } },
    });
    expect(reply.headers.get("allow")).toBe(allow);
  });
});

describe("every answer has a request id of its own", () => {
  test.each([
    [200, "/v1/models", {}],
    [400, "/v1/models?limit=0", {}],
    [401, "/v1/models", { "x-api-key": "wrong" }],
    [404, "/nowhere", {}],
  ])("%d", async (status, path, headers) => {
    const first = await call(server, "GET", path, { headers });
    const second = await call(server, "GET", path, { headers });
    expect([first.status, second.status]).toEqual([status, status]);
    expect(first.headers.get("request-id")).toMatch(/^req_[A-Za-z0-9]{24}$/);
    expect(first.headers.get("request-id")).not.toBe(second.headers.get("request-id"));
  });

  test("and an error has it in its body too", async () => {
    const reply = await call(server, "GET", "/nowhere");
    expect(reply.body).toMatchObject({ request_id: reply.headers.get("request-id") });
  });
});
