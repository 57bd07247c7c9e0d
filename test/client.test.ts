/** What a call sends, what is refused before it is sent, and where the key may go. */
import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { connect } from "../src/runtime.ts";
import { BatchesClient, type Params } from "./support/batches-resource.ts";
import { key, prompt, setup } from "./support/client.ts";
import { sendJson, startLoopback } from "./support/loopback.ts";

const ok = setup.bind(undefined, (_, response) =>
  sendJson(response, { id: "b" }, { headers: { "request-id": "req_1" } }),
);

test("a create is one POST with JSON, key, version and nothing else of ours", async () => {
  const { server, batches } = await ok();
  await batches.create({ requests: [{ custom_id: "a", note: "é" }] } as object as Params);
  const [request] = server.requests;
  expect(request).toMatchObject({ method: "POST", url: "/v1/messages/batches" });
  expect(request?.body).toBe('{"requests":[{"custom_id":"a","note":"é"}]}');
  expect(request?.headers).toMatchObject({
    accept: "application/json",
    "content-type": "application/json",
    "x-api-key": key,
    "anthropic-version": "2023-06-01",
  });
  expect(request?.headers).not.toHaveProperty("anthropic-beta");
});

test("a GET has no content type", async () => {
  const { server, batches } = await ok();
  await batches.retrieve("b");
  expect(server.requests[0]?.headers).not.toHaveProperty("content-type");
});

test("both faces of a call give what came, and either alone leaves no rejection behind", async () => {
  const { batches } = await ok();
  const call = batches.retrieve("b");
  expect(call).toBeInstanceOf(Object);
  expect(await call).toEqual({ id: "b" });
  expect(await call.withResponse()).toMatchObject({ data: { id: "b" }, requestId: "req_1" });
  expect(await call.finally(() => undefined)).toEqual({ id: "b" });

  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on("unhandledRejection", note);
  await expect(batches.retrieve("")).rejects.toThrow("message_batch_id");
  await expect(batches.retrieve("").withResponse()).rejects.toThrow("message_batch_id");
  expect(await batches.retrieve("").catch(() => "caught")).toBe("caught");
  await new Promise(setImmediate);
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

test.each(["", ".", "..", "%2e", "%2E%2e", ".%2e", undefined, null, {}, NaN, Infinity, "\uD800"])(
  "the path parameter %j is refused before anything is sent",
  async (id) => {
    const { server, batches } = await ok();
    const error: unknown = await batches.retrieve(id as string).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: "UsageError",
      message: expect.stringMatching(/^messages\.batches\.retrieve: message_batch_id /),
    });
    expect(server.requests).toEqual([]);
  },
);

test.each([
  ["a/b", "a%2Fb"],
  ["a?b#c", "a%3Fb%23c"],
  ["../x", "..%2Fx"],
  ["{message_batch_id}", "%7Bmessage_batch_id%7D"],
  ["$&", "%24%26"],
  ["é", "%C3%A9"],
  [7, "7"],
])("the path parameter %j travels as %s", async (id, encoded) => {
  const { server, batches } = await ok();
  await batches.cancel(id as string);
  expect(server.requests[0]?.url).toBe(`/v1/messages/batches/${encoded}/cancel`);
});

test("the base URL keeps its path and loses its slash; apiVersion and headers replace", async () => {
  const server = await startLoopback((_, response) => sendJson(response, { id: "b" }));
  const client = connect(BatchesClient, prompt, {
    apiKey: key,
    baseUrl: `${server.url}/proxy/`,
    apiVersion: "2026-10-21",
    headers: { "X-Team": "t", "x-none": undefined },
  });
  await client.batches.retrieve("b", { headers: { "X-TEAM": "u" } });
  expect(server.requests[0]?.url).toBe("/proxy/v1/messages/batches/b");
  expect(server.requests[0]?.headers).toMatchObject({
    "anthropic-version": "2026-10-21",
    "x-team": "u",
  });
});

test("key and base URL come from the environment where no option says them", async () => {
  const server = await startLoopback((_, response) => sendJson(response, { id: "b" }));
  vi.stubEnv("ANTHROPIC_API_KEY", "from-env");
  vi.stubEnv("ANTHROPIC_BASE_URL", server.url);
  const client = connect(BatchesClient, prompt);
  vi.unstubAllEnvs();
  await client.batches.retrieve("b");
  expect(server.requests[0]?.headers["x-api-key"]).toBe("from-env");
});

test("the key shows in no inspection of the client, a call or a list", async () => {
  const { batches } = await ok();
  const call = batches.retrieve("b");
  const shown = [batches, call, batches.list(), batches.results("b")].map(
    (value) => inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value),
  );
  await call;
  expect(shown.join()).not.toContain(key);
});

test("a header that cannot be sent is refused by name, not by value", async () => {
  const { server, batches } = await ok();
  const error = await batches
    .retrieve("b", { headers: { authorization: "secret\n" } })
    .catch((caught: unknown) => caught);
  expect(String(error)).toContain('header "authorization"');
  expect(inspect(error)).not.toContain("secret");
  expect(server.requests).toEqual([]);
});

test("a GET follows three redirects on its own origin, with its key", async () => {
  const { server, batches } = await setup((_, response, index) => {
    if (index === 3) return sendJson(response, { id: "b" });
    response.writeHead(302, { location: `/step?n=${index}` }).end();
  });
  expect(await batches.retrieve("b")).toEqual({ id: "b" });
  expect(server.requests.map(({ url }) => url).slice(1)).toEqual([
    "/step?n=0",
    "/step?n=1",
    "/step?n=2",
  ]);
  expect(server.requests.every(({ headers }) => headers["x-api-key"] === key)).toBe(true);
});

test("a fourth redirect is an error", async () => {
  const { server, batches } = await setup((_, response) => {
    response.writeHead(307, { location: "/again" }).end();
  });
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 307, type: "request" });
  expect(server.requests.length).toBe(4);
});

test("no redirect leads to another origin", async () => {
  const foreign = await startLoopback((_, response) => sendJson(response, { id: "stolen" }));
  const { server, batches } = await setup((_, response) => {
    response.writeHead(302, { location: `${foreign.url}/x` }).end();
  });
  await expect(batches.retrieve("b")).rejects.toThrow("a redirect that is not followed");
  expect([server.requests.length, foreign.requests.length]).toEqual([1, 0]);
});

test.each([301, 302, 303, 307, 308])("no POST follows a %i", async (status) => {
  const { server, batches } = await setup((_, response) => {
    response.writeHead(status, { location: "/other" }).end();
  });
  await expect(batches.create({ requests: [] })).rejects.toMatchObject({ status });
  expect(server.requests.length).toBe(1);
});

test("the logger hears of every attempt, and never of the key", async () => {
  const heard: string[] = [];
  const logger = { debug: (m: string) => heard.push(m), info: (m: string) => heard.push(m) };
  const { batches } = await setup(
    (_, response, index) => sendJson(response, { id: "b" }, { status: index === 0 ? 500 : 200 }),
    { logger },
  );
  await batches.retrieve("b");
  expect(heard).toEqual([
    "messages.batches.retrieve: GET /v1/messages/batches/b: 500",
    expect.stringMatching(/retrieve: 500 .*; attempt 2 follows in \d ms/),
    "messages.batches.retrieve: GET /v1/messages/batches/b: 200",
  ]);
  await batches.retrieve(key);
  expect(heard.join()).not.toContain(key);
});

test("another fetch makes the requests", async () => {
  const seen: string[] = [];
  const { batches } = await ok({
    fetch: (request) => {
      seen.push(request.method);
      return fetch(request);
    },
  });
  await batches.retrieve("b");
  expect(seen).toEqual(["GET"]);
});
