/** Pages of another origin, as a browser asks for them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../src/testing/index.ts";

let server: TestServer;
beforeAll(async () => void (server = await startServer()));
afterAll(() => server.close());

const CONSENT = { "anthropic-dangerous-direct-browser-access": "true" };

function ask(headers: Readonly<Record<string, string>>, method = "GET"): Promise<Response> {
  const own = { "x-api-key": server.apiKey, "anthropic-version": "2023-06-01" };
  return fetch(`${server.url}/v1/models`, { method, headers: { ...own, ...headers } });
}

test("a browser may ask first, and its question meets no fault and is no request", async () => {
  server.failNext({ status: 500 });
  const answer = await ask(
    {
      "access-control-request-method": "GET",
      "access-control-request-headers": "x-api-key,range",
    },
    "OPTIONS",
  );
  server.clearFaults();
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-allow-headers")).toBe("x-api-key,range");
  expect(server.requests).toEqual([]);
});

test("a page that knows what it does may read the answer and its headers", async () => {
  const answer = await ask({ origin: "https://example.com", ...CONSENT });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-expose-headers")).toBe("*");
});

test("another page is refused, and may read why", async () => {
  const answer = await ask({ origin: "https://example.com" });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await answer.text()).toContain("anthropic-dangerous-direct-browser-access");
});

test("what is no page gets no headers for pages", async () => {
  expect((await ask({})).headers.get("access-control-allow-origin")).toBeNull();
});
