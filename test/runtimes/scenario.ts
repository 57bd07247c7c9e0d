/** What a client must do on every platform: the same steps everywhere, against a server that another process runs. */
import type * as Package from "../../src/index.ts";

export interface Target {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** What came of a step; without an error it did what it should. */
export interface Outcome {
  readonly step: string;
  readonly error?: string;
}

interface Tools extends Target {
  readonly twinfold: typeof Package;
  readonly client: Package.Client;
}

type Batch = Package.MessageBatch;

const REQUESTS = 50;

/** In order: a later step uses what an earlier one left behind. */
const STEPS: Readonly<Record<string, (tools: Tools) => Promise<void>>> = {
  "creates, GA and beta": async ({ client }) => {
    const batch = await client.messages.batches.create({ requests: requests(REQUESTS) });
    assert(batch.processing_status === "in_progress", "the batch is in progress");
    const { data, response, requestId } = await client.messages.batches
      .create({ requests: requests(1) }, { betas: ["output-300k-2026-03-24"] })
      .withResponse();
    assert(data.id !== batch.id, "the beta twin makes a batch of its own");
    assert(response.url.includes("beta=true"), "the beta twin is called");
    assert(requestId?.startsWith("req_") === true, "the request id is read");
  },
  "waits until a batch has ended": async ({ client, twinfold }) => {
    const { id } = await client.messages.batches.create({ requests: requests(REQUESTS) });
    const ended = await twinfold.waitForBatch(client, id, { interval: 20 });
    assert(ended.request_counts.succeeded === REQUESTS, "every request succeeded");
  },
  "lists, by item and by page": async ({ client }) => {
    const ids: string[] = [];
    for await (const { id } of client.messages.batches.list({ limit: 2 })) ids.push(id);
    const pages: number[] = [];
    for await (const page of client.messages.batches.list({ limit: 2 }).pages())
      pages.push(page.data.length);
    assert(ids.length >= 3 && new Set(ids).size === ids.length, "each batch comes once");
    assert(pages[0] === 2 && pages.length > 1, "pages have what was asked for");
  },
  "streams results as typed lines": async ({ client, twinfold }) => {
    const { id } = await largest(client);
    await twinfold.waitForBatch(client, id, { interval: 20 });
    const seen = new Set<string>();
    for await (const { custom_id, result } of client.messages.batches.results(id, {
      expectedLines: REQUESTS,
    }))
      if (result.type === "succeeded") seen.add(custom_id);
    assert(seen.size === REQUESTS, "every line comes once");
  },
  "leaves a stream early": async ({ client }) => {
    const { id } = await largest(client);
    let lines = 0;
    for await (const { custom_id } of client.messages.batches.results(id)) {
      assert(custom_id !== "", "a line has its id");
      if (++lines === 3) break;
    }
    assert(lines === 3, "no line follows the exit");
  },
  "tells errors apart": async ({ client, twinfold, baseUrl }) => {
    const missing = await failure(client.messages.batches.retrieve("msgbatch_none"));
    assert(missing instanceof twinfold.ApiNotFoundError, "a missing batch is an ApiNotFoundError");
    assert(twinfold.isApiError(missing) && missing.status === 404, "with its status");
    const other = twinfold.createClient({
      baseUrl,
      apiKey: "wrong",
      dangerouslyAllowBrowser: true,
    });
    const refused = await failure(other.models.list());
    assert(refused instanceof twinfold.ApiAuthError, "a wrong key is an ApiAuthError");
    assert(!String(refused).includes("wrong"), "the key is in no message");
  },
  "aborts a call and a stream": async ({ client, twinfold }) => {
    const early = AbortSignal.abort();
    const refused = await failure(client.models.list({}, { signal: early }));
    assert(refused instanceof twinfold.AbortError, "an aborted call is an AbortError");
    const controller = new AbortController();
    const { id } = await largest(client);
    const stopped = await failure(
      (async () => {
        const { signal } = controller;
        for await (const { custom_id } of client.messages.batches.results(id, { signal }))
          controller.abort(custom_id);
      })(),
    );
    assert(stopped instanceof twinfold.AbortError, "an aborted stream is an AbortError");
  },
  "ends in time at a body that cannot be unpacked": async ({ client, twinfold }) => {
    // Some platforms fail at it, Node's fetch (20 and 22) waits for ever.
    const brief = { timeout: 1000, maxRetries: 0 };
    const error = await failure(client.messages.batches.retrieve("any", brief));
    assert(
      error instanceof twinfold.TimeoutError || error instanceof twinfold.ConnectionError,
      "a call whose body cannot be read is a TimeoutError or a ConnectionError",
    );
  },
  "runs a whole job": async ({ client, twinfold }) => {
    const run = await twinfold.runBatch(client, requests(REQUESTS), { interval: 20 });
    const { succeeded } = await twinfold.partition(run.results);
    assert(succeeded.length === REQUESTS, "every request has its result");
  },
};

export const STEP_NAMES: readonly string[] = Object.keys(STEPS);

/** Goes through all steps; what fails is told beside its step, and the next one is tried nevertheless. */
export async function runScenario(twinfold: typeof Package, target: Target): Promise<Outcome[]> {
  const client = twinfold.createClient({ ...target, dangerouslyAllowBrowser: true });
  const outcomes: Outcome[] = [];
  for (const [step, take] of Object.entries(STEPS)) {
    const error = await take({ ...target, twinfold, client }).then(
      () => undefined,
      (cause: unknown) => String(cause),
    );
    outcomes.push(error === undefined ? { step } : { step, error });
  }
  return outcomes;
}

function requests(count: number): Package.CreateMessageBatchParams["requests"] {
  return Array.from({ length: count }, (_, i) => ({
    custom_id: `question-${i}`,
    params: {
      model: "claude-sonnet-4-5",
      max_tokens: 100,
      messages: [{ role: "user", content: `What is ${i} squared? ✓` }],
    },
  }));
}

/** The newest batch that has all of {@link REQUESTS}. */
async function largest(client: Package.Client): Promise<Batch> {
  for await (const batch of client.messages.batches.list())
    if (Object.values(batch.request_counts).reduce((a, b) => a + b, 0) === REQUESTS) return batch;
  throw new Error("no batch has all requests");
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

function assert(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new Error(`not so: ${expectation}`);
}
