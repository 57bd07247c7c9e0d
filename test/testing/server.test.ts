/** The server as a thing: its start, its end, and what it remembers. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

import { describe, expect, test } from "vitest";

import { manualClock, startServer, systemClock } from "../../src/testing/index.ts";
import { BATCHES, call, createBatch, requests } from "./call.ts";

/** The ids of the first two batches of a server. */
async function firstIds(seed?: string): Promise<readonly string[]> {
  await using server = await startServer({ seed });
  return [(await createBatch(server)).id, (await createBatch(server)).id];
}

describe("a started server", () => {
  test("listens on loopback only, on a free port", async () => {
    await using server = await startServer();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  });

  test("says what a client and what a program needs", async () => {
    await using server = await startServer({ apiKey: "key" });
    expect(server.clientOptions).toEqual({ baseUrl: server.url, apiKey: "key" });
    expect(server.env).toEqual({ ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: "key" });
  });

  test("takes the port it is told, and fails where that is taken", async () => {
    await using first = await startServer();
    const port = Number(new URL(first.url).port);
    await expect(startServer({ port })).rejects.toThrow("EADDRINUSE");
    await first.close();
    await using second = await startServer({ port });
    expect(second.url).toBe(first.url);
  });

  test("shares nothing with another one", async () => {
    await using first = await startServer();
    await using second = await startServer({ seed: "second" });
    const { id } = await createBatch(first);
    expect((await call(second, "GET", `${BATCHES}/${id}`)).status).toBe(404);
    expect(second.requests).toHaveLength(1);
  });

  test("gives the same ids in each run", async () => {
    expect(await firstIds()).toEqual(await firstIds());
    expect(await firstIds()).not.toEqual(await firstIds("other"));
  });

  test("has the system's clock unless it is given another", async () => {
    await using server = await startServer();
    expect(server.clock).toBe(systemClock);
    expect(Math.abs(server.clock.now() - Date.now())).toBeLessThan(1000);
  });

  test("does not keep the process running, nor do connections to it", async () => {
    const code = `
      import { once } from "node:events";
      import { connect } from "node:net";
      import { startServer } from "./src/testing/index.ts";
      const server = await startServer();
      const headers = { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" };
      const response = await fetch(server.url + "/v1/models", { headers });
      await response.text();
      const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
      await once(idle, "connect");
      idle.unref();
      console.log(response.status);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    const [exit] = (await once(child, "close")) as [number];
    expect([exit, output]).toEqual([0, "200\n"]);
  });
});

describe("a closed server", () => {
  test("has ended all its connections, also idle and half-finished ones", async () => {
    const server = await startServer();
    const port = Number(new URL(server.url).port);
    const idle = connect(port, "127.0.0.1");
    const half = connect(port, "127.0.0.1", () => half.write("POST / HTTP/1.1\r\nhost: a\r\n"));
    await Promise.all([once(idle, "connect"), once(half, "connect")]);
    await call(server, "GET", "/v1/models");
    const ended = Promise.all([once(idle, "close"), once(half, "close")]);
    idle.on("error", () => {});
    half.on("error", () => {});
    await server.close();
    await ended;
    await expect(call(server, "GET", "/v1/models")).rejects.toThrow("fetch failed");
  });

  test("may be closed again", async () => {
    const server = await startServer();
    await Promise.all([server.close(), server.close()]);
    await expect(server.close()).resolves.toBeUndefined();
  });
});

describe("the recorded requests", () => {
  test("are what was sent, and what became of it", async () => {
    await using server = await startServer();
    const body = { requests: requests(1) };
    const headers = { "anthropic-beta": "a,b" };
    const reply = await call(server, "POST", `${BATCHES}?beta=true`, { body, headers });
    expect(server.requests).toEqual([
      {
        name: "messages.batches.create",
        method: "POST",
        target: `${BATCHES}?beta=true`,
        path: BATCHES,
        query: { beta: "true" },
        headers: expect.objectContaining({
          "anthropic-beta": "a,b",
          "anthropic-version": "2023-06-01",
        }),
        beta: true,
        body,
        requestId: reply.headers.get("request-id"),
        status: 200,
      },
    ]);
  });

  test("have the key in none of their parts", async () => {
    await using server = await startServer({ apiKey: "my-secret" });
    await call(server, "GET", "/v1/models");
    const bearer = { "x-api-key": undefined, authorization: "Bearer my-secret" };
    await call(server, "GET", "/v1/models", { headers: bearer });
    expect(JSON.stringify(server.requests)).not.toContain("my-secret");
    expect(
      server.requests.map(({ headers }) => [headers["x-api-key"], headers["authorization"]]),
    ).toEqual([
      ["[redacted]", undefined],
      [undefined, "Bearer [redacted]"],
    ]);
  });

  test("have unknown paths and refused requests too", async () => {
    await using server = await startServer();
    await call(server, "GET", "/nowhere");
    await call(server, "POST", BATCHES, { body: "no json" });
    expect(server.requests.map(({ name, body, status }) => [name, body, status])).toEqual([
      [null, undefined, 404],
      ["messages.batches.create", "no json", 400],
    ]);
  });

  test("are the last ones if there are more than are kept", async () => {
    await using server = await startServer({ keepRequests: 2 });
    for (const limit of [1, 2, 3]) await call(server, "GET", `/v1/models?limit=${limit}`);
    expect(server.requests.map(({ query }) => query["limit"])).toEqual(["2", "3"]);
  });
});

describe("a call is the beta twin's", () => {
  test.each<[boolean, string, Record<string, string>]>([
    [false, "/v1/models", {}],
    [true, "/v1/models?beta=true", {}],
    [true, "/v1/models?limit=5&beta=true", {}],
    [true, "/v1/models", { "anthropic-beta": "a" }],
    [false, "/v1/models", { "anthropic-beta": "" }],
    [false, "/v1/models?beta=false", {}],
  ])("%s: %s %j", async (beta, target, headers) => {
    await using server = await startServer();
    await call(server, "GET", target, { headers });
    expect(server.requests[0]?.beta).toBe(beta);
  });
});

describe("a clock moved by hand", () => {
  test("stands still until it is moved", () => {
    const clock = manualClock(new Date(1000));
    expect(clock.now()).toBe(1000);
    clock.advance(0.5);
    clock.advance(2);
    expect(clock.now()).toBe(1002.5);
  });

  test.each([-1, Number.NaN, Infinity])("is not moved by %d", (milliseconds) => {
    expect(() => manualClock().advance(milliseconds)).toThrow(RangeError);
  });
});
