/** Runs that fail: no batch that was created is lost, no result that is there is withheld, and none that is missing passes. */
import { expect, test } from "vitest";
import { resumeBatches, runBatch } from "../../src/index.ts";
import { batch, ending, line, quick, start } from "../support/batch-server.ts";
import { collect } from "../support/jsonl.ts";
import { type Script, sendJson, startLoopback } from "../support/loopback.ts";
import { messageRequest as request } from "../support/message-request.ts";

const three = ["a", "b", "c"].map((id) => request(id));
const alone = { ...quick, maxRequests: 1 };

/** As `ending`, but the creation of batch `number` is answered otherwise. */
function failingAt(number: number, answer: Script): Script {
  const script = ending(line);
  let posts = 0;
  return (message, response, index) => {
    if (message.method === "POST" && ++posts === number) return answer(message, response, index);
    return script(message, response, index);
  };
}

const refusal: Script = (_, response) => sendJson(response, {}, { status: 400 });

test.each<[string, Script, cause: object]>([
  ["is refused", refusal, { type: "request", status: 400 }],
  [
    "gets no answer",
    (_, response) => void response.destroy(),
    { type: "ambiguous_create", since: expect.any(Date) },
  ],
])(
  "where the third creation %s, the first two are told and can be gone on with",
  async (_, answer, cause) => {
    const { server, client } = await start(failingAt(3, answer));
    const error: unknown = await runBatch(client, three, alone).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: "BatchRunError",
      type: "batch_run",
      batchIds: ["msgbatch_1", "msgbatch_2"],
      cause,
      message: expect.stringMatching(/^runBatch: .*created before: msgbatch_1, msgbatch_2, with/),
    });
    expect(server.requests.filter(({ method }) => method === "POST").length).toBe(3);
    const { batchIds } = error as { batchIds: string[] };
    const { items } = await collect((await resumeBatches(client, batchIds, quick)).results);
    expect(items.map((it) => it.custom_id)).toEqual(["a", "b"]);
  },
);

test.each<[object | null, string]>([
  [{ interval: 0 }, "interval must be more than 0"],
  [{ maxWait: "5" }, "maxWait must be a number from 0"],
  [{ onCreated: "batches.txt" }, "onCreated must be a function"],
  [{ onProgress: {} }, "onProgress must be a function"],
  [{ maxBytes: NaN }, "maxBytes must be a number from 0"],
  [null, "options must be an object"],
  [{ onCreate: () => {} }, "there is no option onCreate; there are interval, maxWait, "],
])("%o is refused before a batch is made that nobody would wait for", async (options, message) => {
  const { server, client } = await start(ending(line));
  const wrong = options as object; // as from plain JavaScript
  await expect(runBatch(client, three, wrong)).rejects.toThrow(`runBatch: ${message}`);
  await expect(resumeBatches(client, ["x"], wrong)).rejects.toThrow(`resumeBatches: ${message}`);
  expect(server.requests).toEqual([]);
});

test.each<[unknown, string]>([
  ["msgbatch_1", ""], // each letter would be one
  [null, ""],
  [undefined, ""],
  [5, ""],
  [Promise.resolve(["msgbatch_1"]), ""],
  [[""], '; ids[0] is ""'],
  [["msgbatch_1", 7], "; ids[1] is 7"],
])("no list of ids nor of requests is %o", async (wrong, place) => {
  const { server, client } = await start(ending(line));
  await expect(resumeBatches(client, wrong as string[], quick)).rejects.toMatchObject({
    type: "usage",
    message: `resumeBatches: ids must be a list of the ids of batches${place}`,
  });
  await expect(runBatch(client, wrong as [], quick)).rejects.toMatchObject({
    type: "usage",
    message: expect.stringMatching(/^batch requests: requests(\[0\].custom_id)? must be /),
  });
  expect(server.requests).toEqual([]);
});

test.each([{}, null, "msgbatch_1", { id: null }, { id: "" }, { id: 7 }])(
  "a creation answered %j may have made a batch, of which the id is unknown",
  async (body) => {
    const before = Date.now();
    const { server, client } = await start(failingAt(2, (_, response) => sendJson(response, body)));
    const error: unknown = await runBatch(client, three, alone).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      type: "batch_run",
      batchIds: ["msgbatch_1"],
      cause: {
        type: "ambiguous_create",
        message:
          "messages.batches.create: the answer has no id; whether it was carried out is unknown: look for its effect before sending it again, with recentBatches",
        since: expect.any(Date),
      },
    });
    const { cause } = error as { cause: { since: Date } };
    expect(cause.since.getTime()).toBeGreaterThanOrEqual(before);
    expect(server.requests.length).toBe(2);
  },
);

test("where the first creation fails, its error stays as it is", async () => {
  const { client } = await start(failingAt(1, refusal));
  await expect(runBatch(client, three, alone)).rejects.toMatchObject({ type: "request" });
});

test("where the wait or the source of the requests fails, the batches are told", async () => {
  const { client } = await start(({ method }, response) =>
    sendJson(response, batch("in_progress", 0, method === "POST" ? "msgbatch_7" : "msgbatch_7")),
  );
  const waiting = runBatch(client, three, { ...quick, maxWait: 20 });
  const known = { type: "batch_run", batchIds: ["msgbatch_7"] };
  await expect(waiting).rejects.toMatchObject({ ...known, cause: { type: "timeout" } });
  const mine = new Error("mine");
  const source = async function* (): AsyncGenerator<ReturnType<typeof request>> {
    yield request("a");
    yield request("b");
    throw mine;
  };
  await expect(runBatch(client, source(), alone)).rejects.toMatchObject({ ...known, cause: mine });
});

function fail(): never {
  throw new Error("nobody may look");
}

test.each<[string, unknown]>([
  ["no text can be made of", Object.create(null)],
  ["is an error without a message", Object.assign(new Error(), { message: Symbol("why") })],
  ["nobody may look at", new Proxy(new Error(), { getPrototypeOf: () => fail() })],
])("what is thrown takes no ids with it, though it %s", async (_, thrown) => {
  const { client } = await start(ending(line));
  const onCreated = (): never => {
    throw thrown;
  };
  const run = runBatch(client, three, { ...quick, onCreated });
  await expect(run).rejects.toMatchObject({ type: "batch_run", batchIds: ["msgbatch_1"] });
});

test("all results that there are come before the error that names the missing ones", async () => {
  const { client } = await start(ending((id) => (id === "a" ? "" : line(id))));
  const { results } = await runBatch(client, three, { ...quick, maxRequests: 2 });
  const { items, error } = await collect(results);
  expect(items.map((it) => it.custom_id)).toEqual(["b", "c"]);
  expect(error).toMatchObject({
    name: "MissingResultsError",
    type: "missing_results",
    customIds: ["a"],
    message: "runBatch: there are no results of a",
    cause: { type: "jsonl", kind: "truncated" },
  });
});

test("as many lines as requests are not enough where they are of others", async () => {
  const { client } = await start(ending((id) => line(id === "b" ? "a" : id)));
  const { results } = await runBatch(client, three, quick);
  const { items, error } = await collect(results);
  expect(items.length).toBe(3);
  expect(error).toMatchObject({ type: "missing_results", customIds: ["b"] });
});

test.each([null, { succeeded: "3" }, { succeeded: 3, errored: null }])(
  "counts that are none (%j) keep nobody from the results",
  async (request_counts) => {
    const script = ending(line);
    const { client } = await start((message, response, index) => {
      const isLook = message.method === "GET" && !message.url.includes("/results");
      if (isLook) sendJson(response, { ...batch("ended"), request_counts });
      else script(message, response, index);
    });
    const { items, error } = await collect((await runBatch(client, three, quick)).results);
    expect([items.length, error]).toEqual([3, undefined]);
  },
);

test("a line that is no object is nobody's result", async () => {
  const { client } = await start(ending((id) => (id === "b" ? "null\n" : line(id))));
  const { items, error } = await collect((await runBatch(client, three, quick)).results);
  expect(items.length).toBe(3);
  expect(error).toMatchObject({ type: "missing_results", customIds: ["b"] });
});

test("resumeBatches knows by the batch's own count that lines are missing", async () => {
  const { client } = await start(ending((id) => (id === "b" ? "" : line(id))));
  const ids: string[] = [];
  await runBatch(client, three, { ...quick, onCreated: ({ id }) => void ids.push(id) });
  const { items, error } = await collect((await resumeBatches(client, ids, quick)).results);
  expect(items.length).toBe(2);
  expect(error).toMatchObject({ batchIds: ids, cause: { type: "jsonl", kind: "truncated" } });
});

test("what is wrong with the download itself is no missing result", async () => {
  const { client } = await start(ending((id) => (id === "b" ? "oops\n" : line(id))));
  const { results } = await runBatch(client, three, quick);
  const { items, error } = await collect(results);
  expect(items.length).toBe(1);
  expect(error).toMatchObject({
    type: "batch_run",
    batchIds: ["msgbatch_1"],
    cause: { type: "jsonl", kind: "malformed" },
  });
});

test("a results_url is not followed, least of all to another origin", async () => {
  const foreign = await startLoopback((_, response) => void response.end());
  const script = ending(line);
  const { server, client } = await start((message, response, index) => {
    if (message.method === "POST" || message.url.includes("/results")) {
      return script(message, response, index);
    }
    sendJson(response, { ...batch("ended", 3), results_url: `${foreign.url}/results` });
  });
  const { results } = await runBatch(client, three, quick);
  expect((await collect(results)).items.length).toBe(3);
  expect(foreign.requests).toEqual([]);
  expect(server.requests.at(-1)?.url).toBe("/v1/messages/batches/msgbatch_1/results");
});
