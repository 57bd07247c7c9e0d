/** Things that go wrong on demand. */

import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  ERROR_TYPES,
  manualClock,
  startServer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, createBatch, requests } from "./call.ts";

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

  test("can be taken back", async () => {
    server.failNext({ status: 529, times: Infinity });
    expect(await statuses(2)).toEqual([529, 529]);
    server.clearFaults();
    expect(await statuses(1)).toEqual([200]);
  });
});

/** Settles at the end of an answer, whether it is whole or not. */
function closed(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => response.once("close", () => resolve()));
}

/** An answer as far as it came, and whether it came to its end. */
async function download(
  target: string,
): Promise<{ readonly text: string; readonly complete: boolean }> {
  const sent = httpRequest(server.url + target, {
    headers: { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" },
  }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  let text = "";
  response.on("data", (chunk) => (text += String(chunk)));
  response.on("error", () => {});
  await closed(response);
  return { text, complete: response.complete };
}

const create = (): Promise<unknown> =>
  call(server, "POST", BATCHES, { body: { requests: requests(1) } });

describe("a broken connection", () => {
  test("by reset answers nothing and serves nothing", async () => {
    server.failNext({ connection: "reset" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(server.batches).toHaveLength(0);
    expect(server.requests.map(({ name, status }) => [name, status])).toEqual([
      ["messages.batches.create", null],
    ]);
  });

  test("that loses the answer has served the request", async () => {
    server.failNext({ connection: "lost" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(server.batches).toHaveLength(1);
  });

  test("that cuts a download gives so many bytes of it", async () => {
    const { id } = await createBatch(server, 10);
    server.clock.advance(1000);
    const whole = await download(`${BATCHES}/${id}/results`);
    expect(whole.complete).toBe(true);
    server.failNext({ connection: "cut", after: 100 });
    const part = await download(`${BATCHES}/${id}/results`);
    expect(part).toEqual({ text: whole.text.slice(0, 100), complete: false });
  });

  test("that cuts an answer of known length leaves it short", async () => {
    server.failNext({ connection: "cut", after: 5 });
    expect(await download("/v1/models")).toEqual({ text: '{"dat', complete: false });
  });

  test("that stalls gives so many bytes and then nothing, until it is closed", async () => {
    server.failNext({ connection: "stall", after: 5 });
    const sent = httpRequest(`${server.url}/v1/models`, {
      headers: { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" },
    }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const [data] = (await once(response, "data")) as [Buffer];
    expect(String(data)).toBe('{"dat');
    response.on("error", () => {});
    const end = closed(response);
    await server.close();
    await end;
    expect(response.complete).toBe(false);
  });

  test("leaves the server as it was", async () => {
    server.failNext({ connection: "reset" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(await statuses(1)).toEqual([200]);
  });
});
