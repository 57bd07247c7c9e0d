/** Running batches over the generated client: one or many, from arrays and from what is still coming, and after a crash. */
import { expect, test } from "vitest";
import { byCustomId, recentBatches, resumeBatches, runBatch } from "../../src/index.ts";
import { batch, ending, line, quick, start } from "../support/batch-server.ts";
import { sendJson } from "../support/loopback.ts";
import { messageRequest as request } from "../support/message-request.ts";

async function* coming<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

test("runBatch creates, says so before the first look, and gives all results", async () => {
  const { server, client } = await start(ending(line));
  const known: (readonly [string, number])[] = [];
  const { batches, results } = await runBatch(client, [request("a"), request("b")], {
    ...quick,
    onCreated: ({ id }) => void known.push([id, server.requests.length]),
  });
  expect(known).toEqual([["msgbatch_1", 1]]);
  expect(batches.map((it) => it.processing_status)).toEqual(["ended"]);
  expect([...(await byCustomId(results)).keys()]).toEqual(["a", "b"]);
});

test("runBatch goes by the beta twin all the way", async () => {
  const { server, client } = await start(ending(line));
  const { results } = await runBatch(client, [request("a")], { ...quick, beta: true });
  await byCustomId(results);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/v1/messages/batches?beta=true",
    "/v1/messages/batches/msgbatch_1?beta=true",
    "/v1/messages/batches/msgbatch_1/results?beta=true",
  ]);
});

test.each<[string, <T>(items: readonly T[]) => Iterable<T> | AsyncIterable<T>]>([
  ["array", (items) => items],
  ["iterable", (items) => new Set(items)],
  ["async iterable", coming],
])("an %s is split, and its results are one", async (_, given) => {
  const { server, client } = await start(ending(line));
  const requests = ["a", "b", "c", "d", "e"].map((id) => request(id));
  const created: string[] = [];
  const { batches, results } = await runBatch(client, given(requests), {
    ...quick,
    maxRequests: 2,
    onCreated: ({ id }) => void created.push(id),
  });
  expect(created).toEqual(["msgbatch_1", "msgbatch_2", "msgbatch_3"]);
  expect(batches.map(({ id }) => id)).toEqual(created);
  expect([...(await byCustomId(results)).keys()]).toEqual(["a", "b", "c", "d", "e"]);
  expect(server.requests.filter(({ method }) => method === "POST").length).toBe(3);
});

test("nothing of an array is sent where one of its requests is refused", async () => {
  const { server, client } = await start(ending(line));
  const run = runBatch(client, [request("a"), request("b"), request("a")], { maxRequests: 2 });
  await expect(run).rejects.toMatchObject({ type: "usage" });
  expect(server.requests).toEqual([]);
});

test("no requests make no batch and no results", async () => {
  const { server, client } = await start(ending(line));
  const { batches, results } = await runBatch(client, []);
  expect([batches, await byCustomId(results), server.requests]).toEqual([[], new Map(), []]);
});

test("resumeBatches goes on with the ids alone", async () => {
  const { server, client } = await start(ending(line));
  const ids: string[] = [];
  const crash = new Error("crash");
  const run = runBatch(client, [request("a"), request("b")], {
    onCreated: ({ id }) => {
      ids.push(id);
      throw crash;
    },
  });
  await expect(run).rejects.toMatchObject({ type: "batch_run", cause: crash });
  const { results } = await resumeBatches(client, ids, quick);
  expect([...(await byCustomId(results)).keys()]).toEqual(["a", "b"]);
  expect(server.requests.filter(({ method }) => method === "POST").length).toBe(1);
});

test("resumeBatches has one maxWait for all", async () => {
  const { client } = await start((_, response) => sendJson(response, batch("in_progress")));
  const waiting = resumeBatches(client, ["msgbatch_1", "msgbatch_2"], { ...quick, maxWait: 20 });
  await expect(waiting).rejects.toMatchObject({ type: "timeout" });
});

function made(id: string, minute: number, requests: number): object {
  return { ...batch("in_progress", requests, id), created_at: `2026-01-01T00:0${minute}:00Z` };
}

test.each([new Date(NaN), "2026-01-01", undefined])(
  "a since that is no moment (%o) is refused: it would list every batch there is",
  async (since) => {
    const { server, client } = await start(ending(line));
    await expect(recentBatches(client, { since: since as Date })).rejects.toThrow(
      "recentBatches: since must be a valid Date",
    );
    expect(server.requests).toEqual([]);
  },
);

test.each<[unknown, string]>([
  [null, "since must be a valid Date"],
  [undefined, "since must be a valid Date"],
  [{ since: new Date(), requestCount: "2" }, "requestCount must be a number from 0"],
])("recentBatches refuses %o", async (options, message) => {
  const { server, client } = await start(ending(line));
  const wrong = options as { since: Date }; // as from plain JavaScript
  await expect(recentBatches(client, wrong)).rejects.toMatchObject({
    type: "usage",
    message: `recentBatches: ${message}`,
  });
  expect(server.requests).toEqual([]);
});

test("recentBatches lists what could be the batch whose answer was lost", async () => {
  const { server, client } = await start((_, response) =>
    sendJson(response, {
      data: [made("d", 4, 2), made("c", 3, 3), made("b", 2, 2), made("a", 1, 2)],
      has_more: true,
      first_id: "d",
      last_id: "a",
    }),
  );
  const since = new Date("2026-01-01T00:02:00Z");
  const found = await recentBatches(client, { since, requestCount: 2 });
  expect(found.map(({ id }) => id)).toEqual(["d", "b"]);
  expect((await recentBatches(client, { since })).map(({ id }) => id)).toEqual(["d", "c", "b"]);
  expect(server.requests.length).toBe(2);
});
