/** Who calls, from where, and how the beta twin is told. */
import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { connect } from "../src/runtime.ts";
import { BatchesClient } from "./support/batches-resource.ts";
import { key, prompt, setup } from "./support/client.ts";
import { sendJson, type Script } from "./support/loopback.ts";

const ok: Script = (_, response) => sendJson(response, { id: "b" });

afterEach(() => void vi.unstubAllGlobals());

test("an authToken is sent as Bearer, instead of the key", async () => {
  vi.stubEnv("ANTHROPIC_API_KEY", "sk-other");
  const { server, batches } = await setup(ok, { apiKey: undefined, authToken: key });
  vi.unstubAllEnvs();
  await batches.retrieve("b");
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  expect(server.requests[0]?.headers).not.toHaveProperty("x-api-key");
  expect(inspect(batches, { depth: 9, showHidden: true }) + JSON.stringify(batches)).not.toContain(
    key,
  );
});

test.each([
  [{ apiKey: key, authToken: key }, "there are both apiKey and authToken"],
  [{ authToken: "" }, "there is no API key"],
  [{ authToken: "a b" }, "the API key has characters that no key has"],
])("%o is refused without being printed", (options, found) => {
  expect(() => connect(BatchesClient, prompt, options)).toThrow(
    `Anthropic client: ${found}; set ANTHROPIC_API_KEY or the option apiKey`,
  );
});

test("a browser is refused, unless it is allowed: then the server is told", async () => {
  vi.stubGlobal("window", { document: {} });
  await expect(setup(ok)).rejects.toMatchObject({
    type: "usage",
    message: expect.stringContaining("dangerouslyAllowBrowser"),
  });
  const { server, batches } = await setup(ok, { dangerouslyAllowBrowser: true });
  await batches.retrieve("b");
  expect(server.requests[0]?.headers["anthropic-dangerous-direct-browser-access"]).toBe("true");
});

test("outside of browsers the server is told nothing of them", async () => {
  const { server, batches } = await setup(ok, { dangerouslyAllowBrowser: true });
  await batches.retrieve("b");
  expect(Object.keys(server.requests[0]?.headers ?? {})).not.toContain(
    "anthropic-dangerous-direct-browser-access",
  );
});

test.each([
  [undefined, "?beta=true", "x,y"],
  ["both", "?beta=true", "x,y"],
  ["header", "", "x,y"],
  ["query", "?beta=true", undefined],
] as const)("betaWire %s sends %j and the header %j", async (betaWire, query, header) => {
  const { server, batches } = await setup(ok, { betaWire });
  await batches.create({ requests: [] }, { betas: ["x", "y"] });
  expect(server.requests[0]?.url).toBe(`/v1/messages/batches${query}`);
  expect(server.requests[0]?.headers["anthropic-beta"]).toBe(header);
});

test("a further variant keeps its query, which no header tells", async () => {
  const { server, batches } = await setup(ok, { betaWire: "header" });
  await batches.create({ requests: [] }, { beta: "prompt_caching" });
  expect(server.requests[0]?.url).toBe("/v1/messages/batches?beta=prompt_caching");
});
