/** Waiting for a batch and ending one, over the generated client. */
import { expect, onTestFinished, test, vi } from "vitest";
import { type BatchesClient, cancelBatch, ConnectionError, waitForBatch } from "../../src/index.ts";
import { batch, quick, start } from "../support/batch-server.ts";
import { sendJson } from "../support/loopback.ts";

test("waitForBatch gives the batch that ended and shows every state on the way", async () => {
  const states = ["in_progress", "canceling", "ended"];
  const { server, client } = await start((_, response, index) =>
    sendJson(response, batch(states[index]!)),
  );
  const seen: string[] = [];
  const ended = await waitForBatch(client, "msgbatch_1", {
    ...quick,
    betas: ["x"],
    onProgress: ({ processing_status }) => seen.push(processing_status),
  });
  expect(ended.processing_status).toBe("ended");
  expect(seen).toEqual(states);
  expect(server.requests.map(({ url }) => url)).toEqual(
    states.map(() => "/v1/messages/batches/msgbatch_1?beta=true"),
  );
  expect(server.requests[0]?.headers["anthropic-beta"]).toBe("x");
});

test.each([404, 429, 500, 529])("an early %i means not yet", async (status) => {
  const { client } = await start((_, response, index) =>
    sendJson(response, batch("ended"), { status: index === 0 ? status : 200 }),
  );
  expect(await waitForBatch(client, "msgbatch_1", quick)).toMatchObject({ id: "msgbatch_1" });
});

test.each([[null], [{}], [[]], [{ processing_status: 1 }]])(
  "an answer that says nothing of a batch (%j) is no state of one",
  async (answer) => {
    const { server, client } = await start((_, response) => {
      sendJson(response, answer, { headers: { "request-id": "req_1" } });
    });
    const message = `waitForBatch: msgbatch_1: 200, but no processing_status came: ${JSON.stringify(answer)}`;
    const error = { name: "ApiResponseError", message, body: answer, requestId: "req_1" };
    await expect(waitForBatch(client, "msgbatch_1", quick)).rejects.toMatchObject(error);
    const canceling = cancelBatch(client, "msgbatch_1", { ...quick, wait: true });
    await expect(canceling).rejects.toMatchObject(error);
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
  },
);

test("a 404 means not yet for ten seconds, and afterwards that there is no such batch", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  /** What the clock says at each further look. */
  const times = [9999, 10_000];
  const { server, client } = await start((_, response, index) => {
    vi.setSystemTime(times[index] ?? 10_000);
    sendJson(response, {}, { status: 404 });
  });
  const waiting = waitForBatch(client, "msgbatch_1", quick);
  await expect(waiting).rejects.toMatchObject({
    name: "ApiNotFoundError",
    type: "not_found",
    status: 404,
    message: "waitForBatch: there is no msgbatch_1: messages.batches.retrieve: 404 {}",
  });
  expect(server.requests.length).toBe(3);
});

/** The milliseconds, by a clock that nobody waits for, between the looks at a batch that ends at the last of so many. */
async function pausesOf(looks: number, interval: number): Promise<readonly number[]> {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const times: number[] = [];
  const retrieve = async (): Promise<object> => {
    times.push(Date.now());
    return batch(times.length < looks ? "in_progress" : "ended");
  };
  // All that is called of a client.
  const client = { messages: { batches: { retrieve } } } as unknown as BatchesClient<"retrieve">;
  const waiting = waitForBatch(client, "msgbatch_1", { interval });
  await vi.runAllTimersAsync();
  await waiting;
  return times.slice(1).map((time, i) => time - times[i]!);
}

test.each([
  [0, 0.9],
  [0.5, 1],
  [1 - 2 ** -53, 1.1],
])(
  "pauses grow by half up to a minute; by the chance %d each is %d times as long",
  async (chance, factor) => {
    const random = vi.spyOn(Math, "random").mockReturnValue(chance);
    onTestFinished(() => random.mockRestore());
    const wanted = Array.from({ length: 13 }, (_, i) => Math.min(60_000, 1000 * 1.5 ** i) * factor);
    expect(wanted.at(-1)).toBeCloseTo(60_000 * factor);
    const pauses = await pausesOf(14, 1000);
    // Timers take whole milliseconds.
    expect(pauses.map((pause, i) => Math.abs(pause - wanted[i]!) < 1)).not.toContain(false);
  },
);

test("an interval of more than a minute stays", async () => {
  const pauses = await pausesOf(4, 200_000);
  // A tenth more or less, by chance.
  expect(pauses.map((pause) => Math.abs(pause - 200_000) <= 20_001)).toEqual([true, true, true]);
});

test("an interval that no timer takes is the longest one, not none", async () => {
  expect(await pausesOf(2, Infinity)).toEqual([2 ** 31 - 1]);
});

test.each<[object | null, string]>([
  [{ interval: 0 }, "interval must be more than 0"],
  [{ interval: -1 }, "interval must be a number from 0"],
  [{ interval: NaN }, "interval must be a number from 0"],
  [{ interval: "1" }, "interval must be a number from 0"],
  [{ maxWait: NaN }, "maxWait must be a number from 0"],
  [{ maxWait: -1 }, "maxWait must be a number from 0"],
  [{ maxWait: "1" }, "maxWait must be a number from 0"],
  [{ onProgress: true }, "onProgress must be a function"],
  [null, "options must be an object"],
])("%o is refused, and nothing is asked", async (options, message) => {
  const { server, client } = await start((_, response) => sendJson(response, batch("ended")));
  const wrong = options as object; // as from plain JavaScript
  for (const [name, wait] of Object.entries({ waitForBatch, cancelBatch })) {
    await expect(wait(client, "msgbatch_1", wrong)).rejects.toMatchObject({
      type: "usage",
      message: `${name}: ${message}`,
    });
  }
  expect(server.requests).toEqual([]);
});

test("a lost connection means not yet", async () => {
  const { client } = await start((_, response, index) => {
    if (index === 0) response.destroy();
    else sendJson(response, batch("ended"));
  });
  expect(await waitForBatch(client, "msgbatch_1", quick)).toMatchObject({ id: "msgbatch_1" });
});

test("other errors are thrown as they are", async () => {
  const { client } = await start((_, response) => sendJson(response, {}, { status: 401 }));
  await expect(waitForBatch(client, "msgbatch_1", quick)).rejects.toMatchObject({ type: "auth" });
});

test("maxWait ends the wait with a TimeoutError", async () => {
  const { client } = await start((_, response) => sendJson(response, batch("in_progress")));
  await expect(waitForBatch(client, "msgbatch_1", { ...quick, maxWait: 20 })).rejects.toMatchObject(
    {
      type: "timeout",
      message: "waitForBatch: msgbatch_1 has not ended after 20 ms",
    },
  );
});

test("maxWait ends looks that fail with an error that says how the last one did", async () => {
  const cause = new ConnectionError("messages.batches.retrieve: there is no connection");
  const batches = { retrieve: (): never => { throw cause; } }; // prettier-ignore
  await expect(
    waitForBatch({ messages: { batches } }, "msgbatch_1", { ...quick, maxWait: 1 }),
  ).rejects.toMatchObject({
    type: "timeout",
    message: `waitForBatch: msgbatch_1 has not ended after 1 ms; looking failed: ${cause.message}`,
    cause,
  });
});

test("a signal ends the wait with an AbortError", async () => {
  const controller = new AbortController();
  const { client } = await start((_, response) => sendJson(response, batch("in_progress")));
  const waiting = waitForBatch(client, "msgbatch_1", {
    interval: 100_000,
    signal: controller.signal,
    onProgress: () => setImmediate(() => controller.abort("enough")),
  });
  await expect(waiting).rejects.toMatchObject({ type: "abort", cause: "enough" });
});

test("maxWait ends a look that gets no answer", async () => {
  const { client } = await start(() => {});
  await expect(waitForBatch(client, "msgbatch_1", { ...quick, maxWait: 20 })).rejects.toMatchObject(
    { type: "timeout", message: "waitForBatch: msgbatch_1 has not ended after 20 ms" },
  );
});

test("cancelBatch gives the batch as it is, or waits for its end", async () => {
  const { server, client } = await start((_, response, index) =>
    sendJson(response, batch(index < 3 ? "canceling" : "ended")),
  );
  const now = await cancelBatch(client, "msgbatch_1");
  const later = await cancelBatch(client, "msgbatch_1", { ...quick, wait: true });
  expect([now, later].map((it) => it.processing_status)).toEqual(["canceling", "ended"]);
  expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST", "GET", "GET"]);
});

test("cancelBatch takes a batch that had ended before as it is", async () => {
  const { client } = await start(({ method }, response) =>
    method === "POST"
      ? sendJson(response, {}, { status: 400 })
      : sendJson(response, batch("ended")),
  );
  const ended = await cancelBatch(client, "msgbatch_1");
  expect(ended.processing_status).toBe("ended");
});

test("cancelBatch throws a refusal of a batch that has not ended", async () => {
  const { client } = await start(({ method }, response) =>
    sendJson(response, batch("in_progress"), { status: method === "POST" ? 400 : 200 }),
  );
  await expect(cancelBatch(client, "msgbatch_1")).rejects.toMatchObject({ status: 400 });
});

test("a cancel whose answer was lost is sent again, for that does no harm", async () => {
  const { server, client } = await start(
    (_, response, index) => {
      if (index === 0) response.destroy();
      else sendJson(response, batch("canceling"));
    },
    { maxRetries: 1 },
  );
  expect(await cancelBatch(client, "msgbatch_1")).toMatchObject({ processing_status: "canceling" });
  expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
});
