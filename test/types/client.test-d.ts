/** The generated client as its callers see it, with exactOptionalPropertyTypes. */
import { expectTypeOf, test } from "vitest";
import type {
  BetaCreateMessageBatchParams,
  BetaMessageBatchIndividualResponse,
  Call,
  Client,
  CreateMessageBatchParams,
  Jsonl,
  ListResponse_MessageBatch_,
  MessageBatch,
  MessageBatchIndividualResponse,
  Paged,
} from "../../src/index.ts";
import { isTwinfoldError, partition, runBatch } from "../../src/index.ts";

declare const client: Client;
declare const params: CreateMessageBatchParams;
declare const betaParams: BetaCreateMessageBatchParams;
declare const both: CreateMessageBatchParams & BetaCreateMessageBatchParams;
declare const flag: boolean;
declare const maybeBetas: string[] | undefined;
const { batches } = client.messages;

test("create takes each twin's own parameters", () => {
  expectTypeOf(batches.create(params)).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.create(params, { beta: false })).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.create(betaParams, { beta: true })).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.create(betaParams, { betas: ["x"] })).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.create(both, { beta: flag })).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.create(both, { betas: maybeBetas })).toEqualTypeOf<Call<MessageBatch>>();
  // @ts-expect-error -- beta parameters without the beta twin
  void batches.create(betaParams);
  // @ts-expect-error -- a contradiction
  void batches.create(params, { beta: false, betas: ["x"] });
  // @ts-expect-error -- there is no variant with a name
  void batches.create(params, { beta: "prompt_caching" });
  // @ts-expect-error -- betas belong in the options
  void batches.create({ requests: [], betas: ["x"] });
});

test("a beta-only field of a request is refused on a GA call", () => {
  const base = { model: "claude", max_tokens: 1, messages: [] };
  const requests = [{ custom_id: "a", params: { ...base, mcp_servers: [] } }];
  const ga = { beta: false } as const;
  expectTypeOf(batches.create({ requests }, { beta: true })).toEqualTypeOf<Call<MessageBatch>>();
  void batches.create({
    // @ts-expect-error -- beta only
    requests: [{ custom_id: "a", params: { ...base, mcp_servers: [] } }],
  });
  // @ts-expect-error -- beta only, and GA is asked for by name; in one line, as compilers point to different ones
  void batches.create({ requests: [{ custom_id: "a", params: { ...base, mcp_servers: [] } }] }, ga);
});

test("list and retrieve have one signature for both twins", async () => {
  type List = Paged<MessageBatch, ListResponse_MessageBatch_>;
  expectTypeOf(batches.list()).toEqualTypeOf<List>();
  expectTypeOf(
    batches.list({ limit: 5, after_id: undefined }, { beta: true }),
  ).toEqualTypeOf<List>();
  expectTypeOf(batches.list({}, { betas: maybeBetas })).toEqualTypeOf<List>();
  expectTypeOf(batches.retrieve("b")).toEqualTypeOf<Call<MessageBatch>>();
  expectTypeOf(batches.retrieve("b", { beta: flag })).toEqualTypeOf<Call<MessageBatch>>();
  // @ts-expect-error -- a contradiction
  void batches.retrieve("b", { beta: false, betas: [] });
  expectTypeOf((await batches.list()).data).toEqualTypeOf<MessageBatch[]>();
});

test("results choose the type of a line", () => {
  type Ga = MessageBatchIndividualResponse;
  type Beta = BetaMessageBatchIndividualResponse;
  expectTypeOf(batches.results("b")).toEqualTypeOf<Jsonl<Ga>>();
  expectTypeOf(batches.results("b", { betas: ["x"] })).toEqualTypeOf<Jsonl<Beta>>();
  expectTypeOf(batches.results("b", { beta: flag })).toEqualTypeOf<Jsonl<Ga | Beta>>();
});

test("results narrow by the type of their result", async () => {
  const [line] = await batches.results("b").toArray();
  expectTypeOf(line?.custom_id).toEqualTypeOf<string | undefined>();
  if (line?.result.type !== "succeeded") return;
  expectTypeOf(line.result.message.role).toEqualTypeOf<"assistant">();
});

test("runBatch is exact for GA and beta", async () => {
  const ga = await runBatch(client, params.requests);
  expectTypeOf(ga.results).toEqualTypeOf<AsyncIterable<MessageBatchIndividualResponse>>();
  const { succeeded } = await partition(ga.results);
  expectTypeOf(succeeded[0]!.result.message.role).toEqualTypeOf<"assistant">();
  const beta = await runBatch(client, betaParams.requests, { beta: true, interval: 1 });
  expectTypeOf(beta.results).toEqualTypeOf<AsyncIterable<BetaMessageBatchIndividualResponse>>();
});

test("errors narrow by type", (error: unknown) => {
  if (!isTwinfoldError(error)) return;
  switch (error.type) {
    case "rate_limit":
      expectTypeOf(error.status).toEqualTypeOf<number>();
      break;
    case "jsonl":
      expectTypeOf(error.byteOffset).toEqualTypeOf<number>();
      break;
    default:
      // @ts-expect-error -- not every error has a status
      void error.status;
  }
});
