/** Waiting for a batch and running one, over the generated client. */
import { expect, test } from "vitest";
import { connect } from "../src/runtime.ts";
import { runBatch, waitForBatch } from "../src/index.ts";
import { Client } from "../generated/index.ts";
import { key, prompt } from "./support/client.ts";
import { type Script, sendJson, startLoopback } from "./support/loopback.ts";

function batch(status: string, succeeded = 0): object {
  const request_counts = { processing: 0, succeeded, errored: 0, canceled: 0, expired: 0 };
  return { id: "msgbatch_1", type: "message_batch", processing_status: status, request_counts };
}

async function start(script: Script) {
  const server = await startLoopback(script);
  const options = { apiKey: key, baseUrl: server.url, maxRetries: 0 };
  return { server, client: connect(Client, prompt, options) };
}

const quick = { interval: 1 };

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

/** Creates, ends at once, and answers this text as results. */
function running(results: string): Script {
  return (request, response) => {
    if (!request.url.includes("/results")) return sendJson(response, batch("ended", 2));
    response.writeHead(200, { "content-type": "application/x-jsonl" });
    response.end(results);
  };
}

const line = (id: string): string => `{"custom_id":"${id}","result":{"type":"canceled"}}\n`;

test("runBatch creates, says so before the first look, and gives all results", async () => {
  const { server, client } = await start(running(line("a") + line("b")));
  const known: (readonly [string, number])[] = [];
  const { batch: ended, results } = await runBatch(client, [], {
    ...quick,
    onCreated: ({ id }) => void known.push([id, server.requests.length]),
  });
  expect(known).toEqual([["msgbatch_1", 1]]);
  expect(ended.processing_status).toBe("ended");
  expect((await results.toArray()).map(({ custom_id }) => custom_id)).toEqual(["a", "b"]);
});

test("runBatch goes by the beta twin all the way", async () => {
  const { server, client } = await start(running(line("a") + line("b")));
  const { results } = await runBatch(client, [], { ...quick, beta: true });
  await results.toArray();
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/v1/messages/batches?beta=true",
    "/v1/messages/batches/msgbatch_1?beta=true",
    "/v1/messages/batches/msgbatch_1/results?beta=true",
  ]);
});

test("runBatch's results are an error where fewer lines come than the batch had requests", async () => {
  const { client } = await start(running(line("a")));
  const { results } = await runBatch(client, [], quick);
  await expect(results.toArray()).rejects.toMatchObject({ type: "jsonl", kind: "truncated" });
});

test("maxWait ends a look that gets no answer", async () => {
  const { client } = await start(() => {});
  await expect(waitForBatch(client, "msgbatch_1", { ...quick, maxWait: 20 })).rejects.toMatchObject(
    { type: "timeout", message: "waitForBatch: msgbatch_1 has not ended after 20 ms" },
  );
});
