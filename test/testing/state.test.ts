/** A server's state, for another server to go on with. */

import { describe, expect, test } from "vitest";

import { manualClock, readState, startServer, type ServerState } from "../../src/testing/index.ts";
import { BATCHES, call, cancel, createBatch } from "./call.ts";

const SECOND = 1000;

/** A state with one batch of each kind, after a journey through JSON. */
async function traveled(): Promise<ServerState> {
  await using server = await startServer({ clock: manualClock(), batchDuration: 10 * SECOND });
  await createBatch(server, 3);
  server.clock.advance(20 * SECOND);
  await cancel(server, await createBatch(server, 2));
  await createBatch(server, 1, "?beta=true");
  return readState(JSON.parse(JSON.stringify(server.snapshot())));
}

describe("a state", () => {
  test("is all that another server needs to go on", async () => {
    const state = await traveled();
    await using server = await startServer({ clock: manualClock(state.now), state });
    expect(server.batches.map(({ processing_status }) => processing_status)).toEqual([
      "in_progress",
      "canceling",
      "ended",
    ]);
    server.clock.advance(10 * SECOND);
    const [third, second, first] = server.batches;
    expect([first, second, third].map((batch) => batch?.request_counts)).toMatchObject([
      { succeeded: 3 },
      { canceled: 2 },
      { succeeded: 1 },
    ]);
  });

  test("gives the same results elsewhere", async () => {
    const state = await traveled();
    await using one = await startServer({ clock: manualClock(state.now), state });
    await using two = await startServer({ clock: manualClock(state.now), state });
    const texts = [one, two].map((server) =>
      call(server, "GET", `${BATCHES}/${server.batches[2]?.id}/results`),
    );
    const [first, second] = await Promise.all(texts);
    expect(first?.status).toBe(200);
    expect(first?.text).toBe(second?.text);
  });

  test("never leads to an id that was given before", async () => {
    const state = await traveled();
    await using server = await startServer({ clock: manualClock(state.now), state });
    const before = server.batches.map(({ id }) => id);
    expect(before).not.toContain((await createBatch(server)).id);
  });

  test("keeps a batch that never ends", async () => {
    await using first = await startServer({ clock: manualClock(), batchDuration: Infinity });
    await createBatch(first);
    const state = readState(JSON.parse(JSON.stringify(first.snapshot())));
    await using second = await startServer({ clock: manualClock(state.now), state });
    second.clock.advance(23 * 3600 * SECOND);
    expect(second.batches[0]?.processing_status).toBe("in_progress");
  });

  test("that is none is refused with all that is wrong", () => {
    const batches = [{ id: "b1", createdAt: "now", completesAt: null, cancel: null, beta: false }];
    expect(() => readState({ version: 2, now: 0, idsMade: 0, batches })).toThrow(
      "state.version: Input should be 1; " +
        "state.batches.0.id: String should match pattern '^msgbatch_'; " +
        "state.batches.0.createdAt: Input should be a valid number; " +
        "state.batches.0.requests: Field required",
    );
  });
});
