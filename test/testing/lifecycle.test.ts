/** A batch from its creation to the loss of its results. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, cancel, createBatch, request, results, retrieve } from "./call.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

let server: TestServer<ManualClock>;

beforeEach(async () => {
  server = await startServer({
    clock: manualClock(Date.UTC(2026, 0, 1)),
    batchDuration: 10 * SECOND,
    cancelDuration: SECOND,
  });
});
afterEach(() => server.close());

describe("a new batch", () => {
  test("is in progress, with every field of the API", async () => {
    expect(await createBatch(server, 3)).toEqual({
      id: expect.stringMatching(/^msgbatch_[A-Za-z0-9]{24}$/),
      type: "message_batch",
      processing_status: "in_progress",
      request_counts: { processing: 3, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
      created_at: "2026-01-01T00:00:00.000Z",
      expires_at: "2026-01-02T00:00:00.000Z",
      ended_at: null,
      cancel_initiated_at: null,
      archived_at: null,
      results_url: null,
    });
  });

  test("is in progress when its creation is answered, however short batches are", async () => {
    await using quick = await startServer({ batchDuration: 0, clock: manualClock() });
    expect((await createBatch(quick)).processing_status).toBe("in_progress");
    quick.clock.advance(1);
    expect(quick.batches[0]?.processing_status).toBe("ended");
  });

  test("is another one for the same body: creation is not idempotent", async () => {
    expect((await createBatch(server)).id).not.toBe((await createBatch(server)).id);
  });
});

describe("while a batch is in progress", () => {
  test("all requests count as processing, also those that have finished", async () => {
    const batch = await createBatch(server, 10);
    server.clock.advance(9.999 * SECOND);
    expect(await retrieve(server, batch)).toEqual(batch);
  });

  test("it has no results", async () => {
    const { id } = await createBatch(server);
    const reply = await call(server, "GET", `${BATCHES}/${id}/results`);
    expect(reply).toMatchObject({
      status: 400,
      body: { type: "error", error: { type: "invalid_request_error" } },
    });
  });

  test("it cannot be deleted", async () => {
    const { id } = await createBatch(server);
    const reply = await call(server, "DELETE", `${BATCHES}/${id}`);
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { type: "invalid_request_error" } },
    });
  });
});

describe("when its time has come, a batch", () => {
  test("has ended, with its counts and the address of its results", async () => {
    const batch = await createBatch(server, 3);
    server.clock.advance(10 * SECOND);
    expect(await retrieve(server, batch)).toEqual({
      ...batch,
      processing_status: "ended",
      request_counts: { processing: 0, succeeded: 3, errored: 0, canceled: 0, expired: 0 },
      ended_at: "2026-01-01T00:00:10.000Z",
      results_url: `${server.url}${BATCHES}/${batch.id}/results`,
    });
  });

  test("cannot be canceled", async () => {
    const { id } = await createBatch(server);
    server.clock.advance(10 * SECOND);
    const reply = await call(server, "POST", `${BATCHES}/${id}/cancel`);
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { type: "invalid_request_error" } },
    });
  });

  test("can be deleted, and is gone", async () => {
    const { id } = await createBatch(server);
    server.clock.advance(10 * SECOND);
    const reply = await call(server, "DELETE", `${BATCHES}/${id}`);
    expect(reply).toMatchObject({ status: 200, body: { id, type: "message_batch_deleted" } });
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/results"],
      ["POST", "/cancel"],
      ["DELETE", ""],
    ] as const) {
      expect(await call(server, method, `${BATCHES}/${id}${path}`)).toMatchObject({
        status: 404,
        body: { error: { type: "not_found_error" } },
      });
    }
  });
});

describe("a canceled batch", () => {
  test("is canceling at first, its requests still processing", async () => {
    const batch = await createBatch(server, 10);
    server.clock.advance(4 * SECOND);
    const canceling = {
      ...batch,
      processing_status: "canceling",
      cancel_initiated_at: "2026-01-01T00:00:04.000Z",
    };
    expect(await cancel(server, batch)).toEqual(canceling);
    server.clock.advance(999);
    expect(await retrieve(server, batch)).toEqual(canceling);
  });

  test("stays as it is when it is canceled again", async () => {
    const batch = await createBatch(server, 10);
    const first = await cancel(server, batch);
    server.clock.advance(500);
    expect(await cancel(server, batch)).toEqual(first);
  });

  test("ends with the finished requests kept and the others canceled", async () => {
    const batch = await createBatch(server, 10);
    server.clock.advance(4 * SECOND);
    await cancel(server, batch);
    server.clock.advance(SECOND);
    expect(await retrieve(server, batch)).toMatchObject({
      processing_status: "ended",
      ended_at: "2026-01-01T00:00:05.000Z",
      request_counts: { processing: 0, succeeded: 4, errored: 0, canceled: 6, expired: 0 },
    });
    const lines = await results(server, batch);
    expect(lines.slice(0, 4).every(({ result }) => result.type === "succeeded")).toBe(true);
    for (const { result } of lines.slice(4)) expect(result).toEqual({ type: "canceled" });
  });

  test("ends at the end of the cancel, even if its requests would have finished before", async () => {
    const batch = await createBatch(server);
    server.clock.advance(9.5 * SECOND);
    await cancel(server, batch);
    server.clock.advance(0.6 * SECOND);
    expect((await retrieve(server, batch)).processing_status).toBe("canceling");
  });
});

describe("24 hours after its creation, a batch", () => {
  test("that never finishes has ended, its requests expired", async () => {
    await using slow = await startServer({ clock: manualClock(), batchDuration: Infinity });
    const batch = await createBatch(slow, 2);
    slow.clock.advance(DAY - 1);
    expect((await retrieve(slow, batch)).processing_status).toBe("in_progress");
    slow.clock.advance(1);
    expect(await retrieve(slow, batch)).toMatchObject({
      processing_status: "ended",
      ended_at: batch.expires_at,
      request_counts: { processing: 0, succeeded: 0, errored: 0, canceled: 0, expired: 2 },
    });
    const [first, second] = await results(slow, batch);
    expect([first?.result, second?.result]).toEqual([{ type: "expired" }, { type: "expired" }]);
  });

  test("that was half through keeps what it has", async () => {
    await using slow = await startServer({ clock: manualClock(), batchDuration: 2 * DAY });
    const batch = await createBatch(slow, 10);
    slow.clock.advance(DAY);
    expect((await retrieve(slow, batch)).request_counts).toMatchObject({
      succeeded: 5,
      expired: 5,
    });
  });
});

describe("29 days after its creation, a batch", () => {
  test("is archived and its results are gone", async () => {
    const batch = await createBatch(server);
    server.clock.advance(29 * DAY - 1);
    expect((await retrieve(server, batch)).archived_at).toBeNull();
    expect(await results(server, batch)).toHaveLength(1);
    server.clock.advance(1);
    expect((await retrieve(server, batch)).archived_at).toBe("2026-01-30T00:00:00.000Z");
    expect(await call(server, "GET", `${BATCHES}/${batch.id}/results`)).toMatchObject({
      status: 404,
      body: { error: { type: "not_found_error" } },
    });
  });

  test("counts its requests as before", async () => {
    const batch = await createBatch(server, 2);
    server.clock.advance(30 * DAY);
    expect((await retrieve(server, batch)).request_counts.succeeded).toBe(2);
  });
});

test("on the system's clock, a batch ends by itself", async () => {
  await using real = await startServer({ batchDuration: 1 });
  const batch = await createBatch(real);
  await expect
    .poll(async () => (await retrieve(real, batch)).processing_status, {
      interval: 1,
      timeout: 10_000,
    })
    .toBe("ended");
});

test("a request is answered with the message that the caller gives", async () => {
  await using own = await startServer({
    clock: manualClock(),
    answer: ({ custom_id }) => `I am ${custom_id}`,
  });
  const reply = await call(own, "POST", BATCHES, { body: { requests: [request("r0")] } });
  expect(reply.status).toBe(200);
  own.clock.advance(SECOND);
  const [line] = await results(own, own.batches[0] as (typeof own.batches)[number]);
  expect(line).toMatchObject({
    custom_id: "r0",
    result: { message: { content: [{ type: "text", text: "I am r0" }] } },
  });
});
