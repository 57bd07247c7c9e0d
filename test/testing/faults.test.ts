/** Things that go wrong on demand. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  ERROR_TYPES,
  manualClock,
  startServer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, requests } from "./call.ts";

let server: TestServer<ManualClock>;
beforeEach(async () => {
  server = await startServer({ clock: manualClock() });
});
afterEach(() => server.close());

const statuses = async (count: number, target = "/v1/models"): Promise<readonly number[]> => {
  const seen: number[] = [];
  for (let turn = 0; turn < count; turn += 1) seen.push((await call(server, "GET", target)).status);
  return seen;
};

describe("an answer on demand", () => {
  test.each([
    [400, "invalid_request_error"],
    [401, "authentication_error"],
    [402, "billing_error"],
    [403, "permission_error"],
    [404, "not_found_error"],
    [413, "request_too_large"],
    [429, "rate_limit_error"],
    [500, "api_error"],
    [504, "timeout_error"],
    [529, "overloaded_error"],
  ] as const)("with status %d has the type %s, and the other way round", async (status, type) => {
    server.failNext({ status });
    server.failNext({ type });
    for (const reply of [await call(server, "GET", BATCHES), await call(server, "GET", BATCHES)]) {
      expect(reply.status).toBe(status);
      expect(reply.headers.get("content-type")).toBe("application/json");
      expect(reply.body).toEqual({
        type: "error",
        error: { type, message: expect.stringMatching(/./) },
        request_id: reply.headers.get("request-id"),
      });
    }
  });

  test("may be of every type there is", () => {
    expect(ERROR_TYPES).toHaveLength(10);
  });

  test.each([
    [408, "invalid_request_error"],
    [503, "api_error"],
  ])("with a status of no type of its own, %d, is an %s", async (status, type) => {
    server.failNext({ status });
    expect(await call(server, "GET", BATCHES)).toMatchObject({ status, body: { error: { type } } });
  });

  test("may have headers and a message of its own", async () => {
    server.failNext({ status: 429, headers: { "retry-after": "1" }, message: "slow down" });
    const reply = await call(server, "GET", BATCHES);
    expect(reply.headers.get("retry-after")).toBe("1");
    expect(reply.body).toMatchObject({ error: { message: "slow down" } });
  });

  test("may have a body that is no JSON", async () => {
    server.failNext({
      status: 502,
      headers: { "content-type": "text/html" },
      body: "<h1>Bad Gateway</h1>",
    });
    const reply = await call(server, "GET", BATCHES);
    expect([reply.status, reply.text]).toEqual([502, "<h1>Bad Gateway</h1>"]);
    expect(reply.headers.get("content-type")).toBe("text/html");
  });

  test("with nothing but a body looks like a success", async () => {
    server.failNext({
      body: "<h1>Welcome to the hotel</h1>",
      headers: { "content-type": "text/html" },
    });
    const reply = await call(server, "GET", BATCHES);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/html"]);
  });

  test("with nothing but headers is the API's own, with these too", async () => {
    server.failNext({ headers: { "retry-after-ms": "5" } });
    const reply = await call(server, "GET", BATCHES);
    expect([reply.status, reply.headers.get("retry-after-ms")]).toEqual([200, "5"]);
    expect(reply.body).toMatchObject({ data: [] });
  });

  test("may have an empty body", async () => {
    server.failNext({ status: 500, body: "" });
    expect(await call(server, "GET", BATCHES)).toMatchObject({ status: 500, text: "" });
  });

  test("comes before the key is looked at", async () => {
    server.failNext({ status: 529 });
    expect((await call(server, "GET", BATCHES, { headers: { "x-api-key": "wrong" } })).status).toBe(
      529,
    );
  });

  test("is given instead of serving the request", async () => {
    server.failNext({ status: 500 });
    await call(server, "POST", BATCHES, { body: { requests: requests(1) } });
    expect(server.batches).toEqual([]);
  });
});

describe("a fault", () => {
  test("meets one request", async () => {
    server.failNext({ status: 529 });
    expect(await statuses(2)).toEqual([529, 200]);
  });

  test("meets as many requests as it says", async () => {
    server.failNext({ status: 529, times: 3 });
    expect(await statuses(4)).toEqual([529, 529, 529, 200]);
  });

  test("waits for those before it", async () => {
    server.failNext({ status: 529 });
    server.failNext({ status: 429 });
    expect(await statuses(3)).toEqual([529, 429, 200]);
  });

  test("meets only calls of the method it names", async () => {
    server.failNext({ status: 529, match: "models.list" });
    expect(await statuses(1, BATCHES)).toEqual([200]);
    expect(await statuses(2, "/v1/models?beta=true")).toEqual([529, 200]);
  });

  test("meets only requests for which its match is true", async () => {
    server.failNext({ status: 529, match: ({ beta }) => beta });
    expect(await statuses(1, "/v1/models")).toEqual([200]);
    expect(await statuses(1, "/v1/models?beta=true")).toEqual([529]);
  });

  test("whose match throws is an api_error with what was thrown", async () => {
    server.failNext({
      status: 529,
      match: () => {
        throw new Error("my own mistake");
      },
    });
    const reply = await call(server, "GET", BATCHES);
    expect(reply).toMatchObject({ status: 500, body: { error: { message: "my own mistake" } } });
    expect(reply.headers.get("request-id")).toMatch(/^req_/);
  });

  test("can be taken back", async () => {
    server.failNext({ status: 529, times: Infinity });
    expect(await statuses(2)).toEqual([529, 529]);
    server.clearFaults();
    expect(await statuses(1)).toEqual([200]);
  });
});
