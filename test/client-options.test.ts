/** What a client can be told, and what is refused before it is sent. */
import { expect, test, vi } from "vitest";
import { anthropic } from "../src/anthropic.ts";
import { UsageError } from "../src/errors.ts";
import { type ClientOptions, connect } from "../src/runtime.ts";
import { BatchesClient } from "./support/batches-resource.ts";
import { key, prompt, setup, statuses } from "./support/client.ts";

test.each([
  [{ apiKey: undefined }, /there is no API key; set ANTHROPIC_API_KEY or the option apiKey/],
  [{ apiKey: "" }, /there is no API key/],
  [{ apiKey: "secret\n" }, /characters that no key has/],
  [{ apiKey: " secret\n " }, /characters that no key has/],
  [{ apiKey: "secret\n\u00e9" }, /characters that no key has/],
  [{ apiKey: "   " }, /characters that no key has/],
  [{ baseUrl: "nowhere" }, /is no URL; one begins with https/],
  [
    { baseUrl: "http://example.com" },
    /is http:\/\/; it must be https, or http with the option allowHttp/,
  ],
  [{ baseUrl: "https://u:p@example.com" }, /only have a host and a path/],
  [{ headers: { "x-secret": "secret\n" } }, /header "x-secret"/],
])("the client option %o is refused without being printed", (options, message) => {
  vi.stubEnv("ANTHROPIC_API_KEY", "");
  const make = (): unknown => connect(BatchesClient, prompt, { apiKey: key, ...options });
  expect(make).toThrow(message);
  expect(make).not.toThrow("secret\n");
  vi.unstubAllEnvs();
});

test("an option that does not exist is refused: the official SDK's baseURL would leave the key with another host", () => {
  const baseURL = { apiKey: key, baseURL: "http://127.0.0.1:1" };
  expect(() => connect(BatchesClient, anthropic, baseURL)).toThrow(
    /^Anthropic client: there is no option baseURL; there are apiKey, .*baseUrl/,
  );
});

test.each([
  [{ apiKey: 42 }, "apiKey must be a string"],
  [{ authToken: {} }, "authToken must be a string"],
  [{ apiVersion: 2026 }, "apiVersion must be a string"],
  [{ baseUrl: new URL("https://example.com") }, "baseUrl must be a string"],
  [{ allowHttp: "false" }, "allowHttp must be a boolean"],
  [{ dangerouslyAllowBrowser: 1 }, "dangerouslyAllowBrowser must be a boolean"],
  [{ retryAmbiguous: "false" }, "retryAmbiguous must be a boolean"],
  [{ timeout: "5" }, "timeout must be a number from 0"],
  [{ maxRetries: null }, "maxRetries must be a number from 0"],
  [{ betaWire: "headers" }, "betaWire must be both, header or query"],
  [{ fetch: {} }, "fetch must be a function"],
  [{ logger: () => 0 }, "logger must be an object"],
  [{ headers: "x-team: t" }, "headers must be an object of names and values"],
  [{ headers: [["x-team", "t"]] }, "headers must be an object of names and values"],
  [{ headers: new Headers({ "x-team": "t" }) }, "headers must be an object of names and values"],
])("the client option %o is not what it must be", (options, message) => {
  const wrong = { apiKey: key, ...options } as ClientOptions; // as from plain JavaScript
  const make = (): unknown => connect(BatchesClient, prompt, wrong);
  expect(make).toThrow(`Anthropic client: ${message}`);
  expect(make).toThrow(UsageError);
});

test("a logger without functions is refused before a call meets it", () => {
  const logger = { debug: "yes" } as object; // as from plain JavaScript
  expect(() => connect(BatchesClient, prompt, { apiKey: key, logger })).toThrow(
    "Anthropic client, logger: debug must be a function",
  );
});

test.each([[null], ["sk-key"], [5], [[]]])(
  "options that are no options (%j) are refused",
  (options) => {
    const make = (): unknown => connect(BatchesClient, prompt, options as unknown as ClientOptions);
    expect(make).toThrow("Anthropic client: options must be an object");
  },
);

test.each([NaN, -1, "2"])(
  "a number that counts nothing (%s) is refused before anything is sent",
  async (value) => {
    const { server, batches } = await setup(statuses(200));
    const wrong = { maxRetries: value as number }; // as from plain JavaScript
    await expect(batches.retrieve("b", wrong)).rejects.toThrow(
      "maxRetries must be a number from 0",
    );
    await expect(batches.retrieve("b", { timeout: NaN })).rejects.toThrow("timeout must be");
    expect(server.requests).toEqual([]);
  },
);

test.each([
  [{ signal: "x" }, "signal must be an AbortSignal"],
  [{ signal: null }, "signal must be an AbortSignal"],
  [{ signal: {} }, "signal must be an AbortSignal"],
  [{ signal: new AbortController() }, "signal must be an AbortSignal"],
  [{ headers: new Headers() }, "headers must be an object of names and values"],
  [null, "options must be an object"],
  ["b", "options must be an object"],
  [{ retryAmbiguous: "false" }, "retryAmbiguous must be a boolean"],
  [{ timeOut: 5 }, "there is no option timeOut; there are signal, "],
  [{ query: "a=b" }, "query must be an object of names and values"],
])("the call's option %o is not what it must be", async (options, message) => {
  const { server, batches } = await setup(statuses(200));
  const call = batches.retrieve("b", options as object); // as from plain JavaScript
  await expect(call).rejects.toThrow(`messages.batches.retrieve: ${message}`);
  expect(server.requests).toEqual([]);
});

test("a signal of another realm is one, and one of before throwIfAborted", async () => {
  const { server, batches } = await setup(statuses(200));
  const signal = Object.assign(new EventTarget(), { aborted: false }) as AbortSignal; // as polyfills have them
  await batches.retrieve("b", { signal });
  expect(server.requests.length).toBe(1);
});
