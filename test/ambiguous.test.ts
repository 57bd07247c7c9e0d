/** A create of which nobody knows whether it was carried out is not sent again, and says so; one that never arrived is. */
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { codesOf, mayHaveBeenSent } from "../src/retry.ts";
import { connect } from "../src/runtime.ts";
import { BatchesClient } from "./support/batches-resource.ts";
import { key, prompt, setup, statuses } from "./support/client.ts";
import { type Script, sendJson, startLoopback } from "./support/loopback.ts";

/** Reads the request and cuts the connection. */
const cut: Script = (_, response) => void response.destroy();

function body(text: string, headers: Record<string, string>): Script {
  return (_, response) => void response.writeHead(200, headers).end(text);
}
const json = { "content-type": "application/json" };

test.each<[string, Script, cause: object]>([
  ["whose answer is lost", cut, { type: "connection", sent: true }],
  [
    "whose answer is cut in its body",
    (_, response) => {
      response.writeHead(200, { ...json, "content-length": "100" });
      response.write('{"id":', () => response.destroy());
    },
    { type: "connection" },
  ],
  [
    "whose answer is cut in its headers",
    (_, { socket }) => void socket?.end("HTTP/1.1 200 OK\r\ncontent-le"),
    { type: "connection" },
  ],
  [
    "whose answer is no HTTP",
    (_, { socket }) => void socket?.end("oops\r\n"),
    { type: "connection" },
  ],
  ["answered 408", statuses(408), { type: "request", status: 408 }],
  ["answered 409", statuses(409), { type: "conflict", status: 409 }],
  ["answered 500", statuses(500), { type: "server", status: 500 }],
  ["answered 501", statuses(501), { type: "server", status: 501 }],
  ["answered 502", statuses(502), { type: "server", status: 502 }],
  ["answered 503", statuses(503), { type: "server", status: 503 }],
  ["answered 504", statuses(504), { type: "server", status: 504 }],
  ["answered by half a body", body('{"id":"b', json), { type: "response", status: 200 }],
  [
    "answered by HTML",
    body("<h1>Sign in</h1>", { "content-type": "text/html" }),
    { type: "response", message: expect.stringContaining("Sign in") },
  ],
])("a create %s is sent once, and its outcome is unknown", async (_, script, cause) => {
  const before = Date.now();
  const { server, batches } = await setup(script);
  const error: unknown = await batches.create({ requests: [] }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    name: "AmbiguousCreateError",
    type: "ambiguous_create",
    message: expect.stringMatching(
      /^messages\.batches\.create: .*; whether it was carried out is unknown: look for its effect before sending it again$/,
    ),
    cause,
    since: expect.any(Date),
  });
  const { since, message, cause: loss } = error as Error & { since: Date; cause: Error };
  expect(message).toContain(loss.message);
  expect(since.getTime()).toBeGreaterThanOrEqual(before);
  expect(server.requests.length).toBe(1);
});

test.each<[string, Script]>([
  ["gets no answer", () => undefined],
  ["gets half an answer", (_, response) => void response.writeHead(200, json).write("{")],
])("a create that %s in time may have been carried out", async (_, script) => {
  let sent = 0;
  const { batches } = await setup(script, {
    timeout: 100,
    fetch: (request) => {
      sent += 1;
      return fetch(request);
    },
  });
  await expect(batches.create({ requests: [] })).rejects.toMatchObject({
    type: "ambiguous_create",
    cause: { type: "timeout" },
  });
  expect(sent).toBe(1);
});

test.each([400, 401, 403, 404, 413, 429, 529, 302])(
  "a create answered %i was refused, which is no doubt",
  async (status) => {
    const { batches } = await setup(statuses(status));
    await expect(batches.create({ requests: [] })).rejects.toMatchObject({ status });
  },
);

test("a server that says to repeat is believed, as one that forbids it", async () => {
  for (const [verdict, count] of [
    ["true", 3],
    ["false", 1],
  ] as const) {
    const { server, batches } = await setup((_, response) =>
      sendJson(response, {}, { status: 500, headers: { "x-should-retry": verdict } }),
    );
    await expect(batches.create({ requests: [] })).rejects.toThrow("messages.batches.create: 500");
    expect(server.requests.length).toBe(count);
  }
});

test("retryAmbiguous repeats a create all the same, but not one that was answered", async () => {
  for (const [script, count] of [
    [cut, 3],
    [statuses(500), 3],
    [statuses(409), 3],
    [body("{", json), 1],
  ] as const) {
    const { server, batches } = await setup(script);
    const sent = batches.create({ requests: [] }, { retryAmbiguous: true });
    await expect(sent).rejects.toMatchObject({ type: "ambiguous_create" });
    expect(server.requests.length).toBe(count);
  }
});

test("what may be sent twice without harm is repeated, and is never in doubt", async () => {
  const { server, batches } = await setup(cut);
  await expect(batches.cancel("b")).rejects.toMatchObject({ type: "connection", sent: true });
  expect(server.requests.length).toBe(3);
});

function fail(): never {
  throw new Error("the log is full");
}

test("a logger that fails makes no doubt of an answer, nor an end of a call that can be repeated", async () => {
  const { server, batches } = await setup(statuses(529, 200), {
    logger: { debug: fail, info: fail },
  });
  expect(await batches.create({ requests: [] })).toEqual({ id: "b" });
  expect(server.requests.length).toBe(2);
});

test("a port that fetch does not allow is no doubt: nothing was sent", async () => {
  const baseUrl = "http://127.0.0.1:1";
  const { batches } = connect(BatchesClient, prompt, { apiKey: key, baseUrl });
  await expect(batches.create({ requests: [] })).rejects.toMatchObject({
    type: "connection",
    sent: false,
  });
});

test.each([
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
])("nothing is sent to a server whose certificate is refused (%s)", (code) => {
  expect(
    mayHaveBeenSent(codesOf(new TypeError("", { cause: Object.assign(new Error(), { code }) }))),
  ).toBe(false);
});

test.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ERR_SSL_BAD_RECORD_MAC_ALERT"])(
  "a request may have been sent before %s",
  (code) => {
    expect(mayHaveBeenSent(codesOf(Object.assign(new Error(), { code })))).toBe(true);
  },
);

test("a refused connection is repeated even for a create, and is a ConnectionError", async () => {
  let attempts = 0;
  const server = await startLoopback(() => undefined);
  const { port } = new URL(server.url);
  // The port next to one that just was free may be taken; one that was closed is refused.
  const closed = await closedPort(Number(port));
  const client = connect(BatchesClient, prompt, {
    apiKey: key,
    baseUrl: `http://127.0.0.1:${closed}`,
    fetch: (request) => {
      attempts += 1;
      return fetch(request);
    },
  });
  await expect(client.batches.create({ requests: [] })).rejects.toMatchObject({
    message: expect.stringMatching(/there is no connection to the server \(ECONNREFUSED\)$/),
    type: "connection",
    sent: false,
  });
  expect(attempts).toBe(3);
});

async function closedPort(not: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port === not ? closedPort(not) : port;
}
