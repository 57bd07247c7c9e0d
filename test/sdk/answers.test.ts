/** Every answer of the embedded server is what our types promise, and those of the official SDK, old and new. */
import { Anthropic } from "@anthropic-ai/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ERROR_TYPES,
  erroredResult,
  manualClock,
  startServer,
  type Answer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { call } from "../testing/call.ts";
import { CALLS, type CallName } from "./calls.ts";
import { readTypes, type ExportedTypes } from "./type-program.ts";
import { valueRefusals } from "./value-refusals.ts";

/** The documentation has this error, answered by what stands before the API; its descriptions have none of that type. */
const UNDESCRIBED = "request_too_large";

const DESCRIBED = ERROR_TYPES.filter((type) => type !== UNDESCRIBED);

/** One of each: a message that is whole, one that is cut, every error, and the two outcomes that say no more. */
const RESULTS: readonly ReturnType<Answer>[] = [
  "Short.",
  "Longer than what five tokens hold.",
  ...DESCRIBED.map((type) => erroredResult(type)),
  { type: "canceled" },
  { type: "expired" },
];

const eachResult: Answer = (_, { index }) => RESULTS[index] ?? "More.";

/** Whose types: as `Promised` names them. */
const CLIENTS = ["twinfold", "SDK 0.120", "the newest SDK"];

let types: ExportedTypes;
let server: TestServer<ManualClock>;
let sdk: Anthropic;

beforeAll(async () => {
  types = readTypes("promised.ts");
  server = await startServer({ clock: manualClock(), batchDuration: 1000, answer: eachResult });
  sdk = new Anthropic({ baseURL: server.url, apiKey: server.apiKey, maxRetries: 0 });
});
afterAll(() => server.close());

function refusals(value: unknown, ...path: readonly [string, ...string[]]): readonly string[] {
  const type = types.typeAt(...path);
  return [...valueRefusals(types.checker, { value, type, at: "it" })];
}

// The keys of a constant are its type's.
describe.each(Object.keys(CALLS) as CallName[])("the answer to %s", (name) => {
  let answer: unknown;

  beforeAll(async () => {
    const messages = [{ role: "user" as const, content: "?" }];
    const params = { model: "claude-sonnet-4-6", max_tokens: 5, messages };
    const requests = RESULTS.map((_, index) => ({ custom_id: `r${index}`, params }));
    const { id: batchId } = await sdk.messages.batches.create({ requests });
    if (!name.includes("cancel")) server.clock.advance(1000);
    await sdk.messages.batches.create({ requests });
    answer = await CALLS[name].sdk(sdk, { batchId, modelId: "claude-haiku-4-5-20251001" });
  });

  test("is not empty, so that there is something to look at", () => {
    const list = Array.isArray(answer) ? answer : (answer as { readonly data?: unknown }).data;
    expect(list ?? [answer]).not.toHaveLength(0);
  });

  test.each(CLIENTS)("is what the types of %s promise", (client) => {
    expect(refusals(answer, "Promised", client, name)).toEqual([]);
  });
});

describe.each(ERROR_TYPES)("the error body of %s", (type) => {
  test.each(CLIENTS)("is what the types of %s promise", async (client) => {
    server.failNext({ type });
    const { body } = await call(server, "GET", "/v1/models");
    expect(body).toMatchObject({ error: { type } });
    const refused = refusals(body, "PromisedErrors", client).map((line) => line.split(" {")[0]);
    expect(refused).toEqual(type === UNDESCRIBED ? ["it.error refuses"] : []);
  });
});
