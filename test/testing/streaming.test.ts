/** Results too large to be held: made while they are read, and no faster. */

import { once } from "node:events";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, endedBatch, open } from "./call.ts";

let server: TestServer<ManualClock>;

beforeEach(async () => {
  server = await startServer({ clock: manualClock() });
});
afterEach(() => server.close());

describe("a large file", () => {
  const LINE = "x".repeat(1000);

  /** A server that counts the answers it gave, and a batch of 50 000 requests on it that has ended. */
  async function large(): Promise<{ readonly made: () => number; readonly id: string }> {
    let made = 0;
    await server.close();
    server = await startServer({
      clock: manualClock(),
      answer: () => {
        made += 1;
        return LINE;
      },
    });
    const batch = await endedBatch(server, 50_000);
    return { made: () => made, id: batch.id };
  }

  test("is made no faster than it is read", async () => {
    const { made, id } = await large();
    const response = await open(server, `${BATCHES}/${id}/results`);
    // The server has time to run ahead, as far as it would.
    for (let turn = 0; turn < 20; turn += 1) await call(server, "GET", "/v1/models");
    // What fits into the buffers of two sockets is made; 50 MB do not fit.
    expect(made()).toBeLessThan(25_000);
    response.destroy();
  });

  test("is not made to its end for a client that goes away", async () => {
    const { made, id } = await large();
    const response = await open(server, `${BATCHES}/${id}/results`);
    response.once("data", () => response.destroy());
    await once(response, "close");
    await server.close();
    expect(made()).toBeLessThan(25_000);
  });

  test("reaches a client that reads it all", async () => {
    const { id } = await large();
    let lines = 0;
    for await (const chunk of await open(server, `${BATCHES}/${id}/results`))
      lines += String(chunk).split("\n").length - 1;
    expect(lines).toBe(50_000);
  });
});
