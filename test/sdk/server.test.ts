/** The embedded server in the hands of the official SDK, old and new, GA and beta. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  erroredResult,
  manualClock,
  startServer,
  type Answer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { collect } from "./collect.ts";
import { connectSdk, resourcesOf, SDKS, TWINS, type Resources } from "./sdks.ts";

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** Four bytes and fewer to a character, and a line separator that is none in JSON Lines. */
const LONG = "ä€𝄞\u2028".repeat(500);

/** Every third request fails; the model `long` answers lines that no client gets in one piece. */
const answer: Answer = ({ custom_id, params }, { index }) => {
  if (index % 3 === 2) return erroredResult("invalid_request_error", `${custom_id} is too long.`);
  return params.model === "long" ? LONG : `Answer to ${custom_id}.`;
};

const combinations = SDKS.flatMap((row) => TWINS.map((twin) => ({ ...row, twin })));

describe.each(combinations)("SDK $version, $twin", ({ sdk, wire, betaQuery, twin }) => {
  let server: TestServer<ManualClock>;
  let batches: Resources["batches"];
  let models: Resources["models"];

  beforeEach(async () => {
    server = await startServer({ clock: manualClock(), batchDuration: 10 * SECOND, answer });
    ({ batches, models } = resourcesOf(connectSdk(sdk, server), twin));
  });
  afterEach(() => server.close());

  async function create(count = 1, model = "claude-sonnet-4-6") {
    return batches.create({ requests: requestsOf(count, model) });
  }

  async function endedBatch(count: number, model?: string) {
    const { id } = await create(count, model);
    server.clock.advance(10 * SECOND);
    return id;
  }

  test("sends its own key header and version, and both pass", async () => {
    await create();
    const [{ headers, query } = {}] = server.requests;
    const sent = Object.keys(wire).map((name) => [name, headers?.[name]]);
    expect(Object.fromEntries(sent)).toEqual(wire);
    expect(query).toEqual(twin === "beta" && betaQuery ? { beta: "true" } : {});
  });

  test("creates a batch and gives it back with its request id", async () => {
    const { data, request_id } = await batches.create({ requests: requestsOf(3) }).withResponse();
    expect(data).toEqual(server.batches[0]);
    expect(server.requests).toMatchObject([
      { requestId: request_id, body: { requests: requestsOf(3) }, status: 200 },
    ]);
  });

  test("follows a batch to its end, through a cancel", async () => {
    const { id } = await create(10);
    server.clock.advance(5 * SECOND);
    expect(await batches.retrieve(id)).toMatchObject({ processing_status: "in_progress" });
    expect(await batches.cancel(id)).toMatchObject({ processing_status: "canceling" });
    server.clock.advance(SECOND);
    expect(await batches.retrieve(id)).toMatchObject({
      processing_status: "ended",
      request_counts: { processing: 0, succeeded: 4, errored: 1, canceled: 5, expired: 0 },
    });
  });

  test("walks the list forward, newest first, to its end", async () => {
    const ids = await createMany(7);
    const listed = await collect(batches.list({ limit: 3 }));
    expect(listed.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(listed).toEqual(server.batches);
    expect(server.requests.slice(7).map(({ query }) => query["after_id"])).toEqual([
      undefined,
      ids[4],
      ids[1],
    ]);
  });

  test("walks the list backward, page by page, to its beginning", async () => {
    const [oldest = "", ...others] = await createMany(8);
    const first = await batches.list({ limit: 3, before_id: oldest });
    const pages: string[][] = [];
    for await (const page of first.iterPages()) pages.push(page.data.map(({ id }) => id));
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.toReversed().flat()).toEqual(others.toReversed());
  });

  test("takes an empty list for the end", async () => {
    const page = await batches.list();
    expect(page).toMatchObject({ data: [], has_more: false, first_id: null, last_id: null });
    expect(page.hasNextPage()).toBe(false);
    expect(await collect(batches.list())).toEqual([]);
  });

  test("streams every line of the results, whatever the edges of the chunks", async () => {
    const id = await endedBatch(30, "long");
    server.failNext({ match: "messages.batches.results", connection: "drip", after: 4099 });
    const lines = await collect(await batches.results(id));
    expect(lines.map(({ custom_id }) => custom_id).toSorted()).toEqual(
      requestsOf(30)
        .map(({ custom_id }) => custom_id)
        .toSorted(),
    );
    for (const { custom_id, result } of lines) {
      const failed = Number(custom_id.slice(1)) % 3 === 2;
      const error = { type: "error", error: { type: "invalid_request_error" } };
      const message = { stop_reason: "end_turn", content: [{ type: "text", text: LONG }] };
      expect(result).toMatchObject(
        failed ? { type: "errored", error } : { type: "succeeded", message },
      );
    }
  });

  test("reads canceled and expired results", async () => {
    const canceled = await create(4);
    await batches.cancel(canceled.id);
    server.clock.advance(SECOND);
    expect(await resultTypes(canceled.id)).toEqual(new Set(["canceled"]));

    await using slow = await startServer({ clock: manualClock(), batchDuration: Infinity });
    ({ batches } = resourcesOf(connectSdk(sdk, slow), twin));
    const { id } = await create(4);
    slow.clock.advance(DAY);
    expect(await resultTypes(id)).toEqual(new Set(["expired"]));
  });

  test("may leave a download before its end", async () => {
    const id = await endedBatch(5000);
    let seen = 0;
    for await (const _ of await batches.results(id)) if (++seen === 10) break;
    expect(await batches.retrieve(id)).toMatchObject({ processing_status: "ended" });
  });

  test("knows by results_url that there are no results before the end", async () => {
    const { id } = await create();
    await expect(batches.results(id)).rejects.toThrow(sdk.AnthropicError);
    expect(server.requests.map(({ name }) => name)).toEqual([
      "messages.batches.create",
      "messages.batches.retrieve",
    ]);
  });

  test("deletes an ended batch, after which it is gone", async () => {
    const id = await endedBatch(1);
    expect(await batches.delete(id)).toEqual({ id, type: "message_batch_deleted" });
    await expect(batches.retrieve(id)).rejects.toThrow(sdk.NotFoundError);
    expect(await collect(batches.list())).toEqual([]);
  });

  test("lists the models over pages and retrieves one by its alias", async () => {
    const listed = await collect(models.list({ limit: 2 }));
    expect(server.requests).toHaveLength(3);
    const haiku = listed.find(({ id }) => id.startsWith("claude-haiku"));
    expect(await models.retrieve("claude-haiku-4-5")).toEqual(haiku);
    const [last = "", ...others] = listed.map(({ id }) => id).toReversed();
    const before = await collect(models.list({ limit: 2, before_id: last }));
    expect(new Set(before.map(({ id }) => id))).toEqual(new Set(others));
  });

  /** Their ids, oldest first. */
  async function createMany(count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) {
      ids.push((await create()).id);
      server.clock.advance(1);
    }
    return ids;
  }

  async function resultTypes(id: string): Promise<ReadonlySet<string>> {
    const lines = await collect(await batches.results(id));
    return new Set(lines.map(({ result }) => result.type));
  }
});

function requestsOf(count: number, model = "claude-sonnet-4-6") {
  return Array.from({ length: count }, (_, index) => ({
    custom_id: `r${index}`,
    params: {
      model,
      max_tokens: 1000,
      messages: [{ role: "user" as const, content: "Say hello" }],
    },
  }));
}
