/** Downloads of a run that fail for good: which batch it was is told, and with which ids the reading goes on. */
import { expect, test } from "vitest";
import { resumeBatches, runBatch } from "../../src/index.ts";
import { ending, line, quick, start } from "../support/batch-server.ts";
import { collect } from "../support/jsonl.ts";
import { type Script, sendJson, until } from "../support/loopback.ts";
import { messageRequest as request } from "../support/message-request.ts";

const three = ["a", "b", "c"].map((id) => request(id));
const alone = { ...quick, maxRequests: 1 };
const created = ["msgbatch_1", "msgbatch_2", "msgbatch_3"];

/** As `ending`, but the results of the second batch are answered otherwise. */
function failing(answer: Script): Script {
  const script = ending(line);
  return (message, response, index) =>
    message.url.includes("msgbatch_2/results")
      ? answer(message, response, index)
      : script(message, response, index);
}

const cases: [string, Script, object][] = [
  [
    "is not there",
    (_, response) => sendJson(response, {}, { status: 404 }),
    { type: "not_found", status: 404 },
  ],
  ["is lost after all attempts", (_, response) => void response.destroy(), { type: "connection" }],
  [
    "is no JSON Lines",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/x-jsonl" });
      response.end("oops\n");
    },
    { type: "jsonl", kind: "malformed" },
  ],
];

test.each(cases)(
  "a download that %s names its batch and those to go on with",
  async (_, answer, cause) => {
    const { client } = await start(failing(answer));
    const fresh = await runBatch(client, three, alone);
    const resumed = await resumeBatches(client, created, quick);
    for (const { results } of [fresh, resumed]) {
      const { items, error } = await collect(results);
      expect(items.map((it) => it.custom_id)).toEqual(["a"]);
      expect(error).toMatchObject({
        type: "batch_run",
        batchId: "msgbatch_2",
        batchIds: ["msgbatch_2", "msgbatch_3"],
        cause,
        message: `results of msgbatch_2: ${(error as { cause: Error }).cause.message}; to be read still: msgbatch_2, msgbatch_3, with which resumeBatches goes on`,
      });
    }
  },
);

test("those that came with results missing before are to be read still, too", async () => {
  const script = failing((_, response) => sendJson(response, {}, { status: 404 }));
  const { client } = await start((message, response, index) => {
    if (!message.url.includes("msgbatch_1/results")) return script(message, response, index);
    response.writeHead(200, { "content-type": "application/x-jsonl" }).end();
  });
  const { results } = await runBatch(client, three, alone);
  expect((await collect(results)).error).toMatchObject({
    batchId: "msgbatch_2",
    batchIds: created,
  });
});

test("resumed batches with lines missing keep nobody from those of the others", async () => {
  const script = failing((_, response) => {
    response.writeHead(200, { "content-type": "application/x-jsonl" }).end();
  });
  const { client } = await start(script);
  await runBatch(client, three, alone);
  const { results } = await resumeBatches(client, created, quick);
  const { items, error } = await collect(results);
  expect(items.map((it) => it.custom_id)).toEqual(["a", "c"]);
  expect(error).toMatchObject({
    type: "batch_run",
    batchId: "msgbatch_2",
    batchIds: ["msgbatch_2"],
    cause: { type: "jsonl", kind: "truncated" },
  });
});

test("return() ends a download that has gone quiet, and asks for no other", async () => {
  const { server, client } = await start(
    failing((_, response) => {
      response.writeHead(200, { "content-type": "application/x-jsonl" }).write("{");
    }),
  );
  const { results } = await runBatch(client, three, alone);
  const reader = results[Symbol.asyncIterator]();
  await reader.next();
  const waiting = reader.next();
  await until(() => server.requests.at(-1)?.url.includes("msgbatch_2/results") === true);
  const count = server.requests.length;
  await reader.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await until(() => server.sockets.size === 0);
  expect(server.requests.length).toBe(count);
});
