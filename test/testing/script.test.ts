/** Events at their time. */

import { describe, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type ManualClock,
  type ScenarioEvent,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, cancel, createBatch, retrieve } from "./call.ts";

const SECOND = 1000;

function withEvents(events: readonly ScenarioEvent[]): Promise<TestServer<ManualClock>> {
  return startServer({ clock: manualClock(), events });
}

const statusOf = async (server: TestServer): Promise<number> =>
  (await call(server, "GET", BATCHES)).status;

describe("an event", () => {
  test("happens at its second, not before", async () => {
    await using server = await withEvents([{ at: 2, fail: { status: 529, times: 3 } }]);
    server.clock.advance(1999);
    expect(await statusOf(server)).toBe(200);
    server.clock.advance(1);
    const seen = [];
    for (let turn = 0; turn < 4; turn += 1) seen.push(await statusOf(server));
    expect(seen).toEqual([529, 529, 529, 200]);
  });

  test("happens in the order of time, whatever the order of the list", async () => {
    await using server = await withEvents([
      { at: 2, fail: { status: 529 } },
      { at: 1, fail: { status: 429 } },
    ]);
    server.clock.advance(5 * SECOND);
    expect([await statusOf(server), await statusOf(server)]).toEqual([429, 529]);
  });

  test("ends the faults before it", async () => {
    await using server = await withEvents([
      { at: 0, fail: { status: 529, times: 1000 } },
      { at: 1, clearFaults: true },
    ]);
    expect(await statusOf(server)).toBe(529);
    server.clock.advance(SECOND);
    expect(await statusOf(server)).toBe(200);
  });

  test("ends the batches in progress, at its own time", async () => {
    await using server = await withEvents([
      { at: 0, batchSeconds: 1000 },
      { at: 5, endBatches: true },
    ]);
    const batch = await createBatch(server, 4);
    server.clock.advance(60 * SECOND);
    expect(await retrieve(server, batch)).toMatchObject({
      processing_status: "ended",
      ended_at: "2026-01-01T00:00:05.000Z",
      request_counts: { succeeded: 4 },
    });
  });

  test("changes how long batches and cancels take from then on", async () => {
    await using server = await withEvents([{ at: 1, batchSeconds: 60, cancelSeconds: 30 }]);
    server.clock.advance(SECOND);
    const [running, canceled] = [await createBatch(server), await createBatch(server)];
    await cancel(server, canceled);
    server.clock.advance(29 * SECOND);
    expect((await retrieve(server, canceled)).processing_status).toBe("canceling");
    server.clock.advance(SECOND);
    expect((await retrieve(server, canceled)).processing_status).toBe("ended");
    expect((await retrieve(server, running)).processing_status).toBe("in_progress");
    server.clock.advance(30 * SECOND);
    expect((await retrieve(server, running)).processing_status).toBe("ended");
  });

  test("is seen by the test too, without a request", async () => {
    await using server = await withEvents([{ at: 1, endBatches: true }]);
    server.clock.advance(0.5 * SECOND);
    await createBatch(server);
    server.clock.advance(0.5 * SECOND);
    expect(server.batches[0]?.processing_status).toBe("ended");
  });
});
