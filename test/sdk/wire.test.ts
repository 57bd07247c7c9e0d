/** Equal on the wire: our client and the official SDK 0.120 send the same requests, but for the differences listed here. */
import { isDeepStrictEqual } from "node:util";
import { Anthropic } from "@anthropic-ai/sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import {
  manualClock,
  startServer,
  type ManualClock,
  type RecordedRequest,
  type TestServer,
} from "../../src/testing/index.ts";
import { BETAS, CALLS, type CallName, type Subject } from "./calls.ts";

/** What the two clients send as the same part of a request. */
interface Difference {
  readonly ours: unknown;
  readonly sdk: unknown;
}

interface DifferenceRow extends Difference {
  readonly calls: readonly CallName[];
  /** `method`, `target`, `body` or a header's name. */
  readonly part: string;
  readonly reason: string;
}

const DIFFERENCES: readonly DifferenceRow[] = [
  {
    calls: [
      "messages.batches.create beta",
      "messages.batches.retrieve beta",
      "messages.batches.list beta",
      "messages.batches.cancel beta",
      "messages.batches.results beta",
      "messages.batches.delete beta",
    ],
    part: "anthropic-beta",
    ours: BETAS.join(","),
    sdk: [...BETAS, "message-batches-2024-09-24"].join(","),
    reason: "the SDK names the feature under which batches were a beta; the twin needs it no more",
  },
  {
    calls: ["messages.batches.results GA", "messages.batches.results beta"],
    part: "accept",
    ours: "application/x-jsonl",
    sdk: "application/binary",
    reason: "the description declares application/x-jsonl, and the API answers with it",
  },
  {
    calls: ["messages.batches.results beta"],
    part: "target",
    ours: "/v1/messages/batches/{batch}/results?beta=true",
    sdk: "/v1/messages/batches/{batch}/results",
    reason:
      "the SDK follows results_url, which names no twin; the description has results with one",
  },
  {
    calls: ["models.retrieve GA"],
    part: "target",
    ours: "/v1/models/an%20odd%2Fmodel%3A%20id%2B%C3%BC",
    sdk: "/v1/models/an%20odd%2Fmodel:%20id+%C3%BC",
    reason: "a path may have : and + as they are or encoded; a server decodes both to the same id",
  },
  {
    calls: ["models.retrieve beta"],
    part: "target",
    ours: "/v1/models/an%20odd%2Fmodel%3A%20id%2B%C3%BC?beta=true",
    sdk: "/v1/models/an%20odd%2Fmodel:%20id+%C3%BC?beta=true",
    reason: "as for its GA twin",
  },
];

/** What else goes before the request of a call. */
const BEFORE: Readonly<Partial<Record<CallName, readonly string[]>>> = {
  // The SDK first asks for the results_url.
  "messages.batches.results GA": ["GET /v1/messages/batches/{batch}"],
  "messages.batches.results beta": ["GET /v1/messages/batches/{batch}?beta=true"],
};

/** Headers that tell which program sends and over which connection: none is the API's own. */
const SENDER =
  /^(?:accept-encoding|accept-language|connection|host|sec-fetch-mode|user-agent|x-stainless-.+)$/;

let server: TestServer<ManualClock>;
let subject: Subject;

beforeEach(async () => {
  server = await startServer({ clock: manualClock(), batchDuration: 1000 });
  const messages = [{ role: "user" as const, content: "?" }];
  const params = { model: "claude-sonnet-4-6", max_tokens: 1, messages };
  const { id } = await createClient(server.clientOptions).messages.batches.create({
    requests: [{ custom_id: "one", params }],
  });
  server.clock.advance(1000);
  subject = { batchId: id, modelId: "an odd/model: id+ü" };
});
afterEach(() => server.close());

// The keys of a constant are its type's.
const names = Object.keys(CALLS) as CallName[];

describe.each(names)("%s", (name) => {
  test("sends what the SDK sends, but for the differences listed", async () => {
    const { ours, sdk } = await bothRequests(name);
    const listed = DIFFERENCES.filter(({ calls }) => calls.includes(name));
    expect(differences(ours, sdk)).toEqual(
      Object.fromEntries(listed.map((row) => [row.part, { ours: row.ours, sdk: row.sdk }])),
    );
  });

  test("sends one request, before which the SDK sends what is listed", async () => {
    const { oursBefore, sdkBefore } = await bothRequests(name);
    expect(oursBefore).toEqual([]);
    expect(sdkBefore).toEqual(BEFORE[name] ?? []);
  });
});

/** The last request of each client's call, and the ones before it. A refused call has sent its request all the same. */
async function bothRequests(name: CallName) {
  const { ours, sdk } = CALLS[name];
  const client = createClient(server.clientOptions);
  const official = new Anthropic({ baseURL: server.url, apiKey: server.apiKey, maxRetries: 0 });
  const [mine, theirs] = [
    await requestsOf(() => ours(client, subject)),
    await requestsOf(() => sdk(official, subject)),
  ];
  return { ours: mine.last, sdk: theirs.last, oursBefore: mine.before, sdkBefore: theirs.before };
}

async function requestsOf(call: () => Promise<unknown>) {
  const start = server.requests.length;
  await call().catch(() => undefined);
  const sent = server.requests.slice(start);
  const last = sent.pop() ?? expect.fail("no request was sent");
  return { last, before: sent.map((request) => `${request.method} ${targetOf(request)}`) };
}

/** By the parts that differ. */
function differences(
  ours: RecordedRequest,
  sdk: RecordedRequest,
): Readonly<Record<string, Difference>> {
  const [mine, theirs] = [partsOf(ours), partsOf(sdk)];
  const found: Record<string, Difference> = {};
  for (const part of [...mine.keys(), ...theirs.keys()]) {
    const difference = { ours: mine.get(part), sdk: theirs.get(part) };
    if (!isDeepStrictEqual(difference.ours, difference.sdk)) found[part] = difference;
  }
  return found;
}

/** The length of the body is one of its headers, so that equal values in other bytes are a difference too. */
function partsOf(request: RecordedRequest): ReadonlyMap<string, unknown> {
  const headers = Object.entries(request.headers).filter(([name]) => !SENDER.test(name));
  const { method, body } = request;
  return new Map<string, unknown>(
    Object.entries({ method, target: targetOf(request), body, ...Object.fromEntries(headers) }),
  );
}

function targetOf({ target }: RecordedRequest): string {
  return target.replace(`/${subject.batchId}`, "/{batch}");
}
