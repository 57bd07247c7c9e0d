/** The table of twins as types, over a hand-written resource whose twins differ in all that can differ. */
import { expectTypeOf, test } from "vitest";
import type { Call, Jsonl, Paged } from "../../src/runtime.ts";
import type {
  Batch,
  BatchesResource,
  BatchPage,
  BetaBatch,
  BetaLine,
  CachedBatch,
  Line,
} from "../support/batches-resource.ts";

declare const batches: BatchesResource;
declare const flag: boolean;
declare const maybeFlag: boolean | undefined;
declare const maybeBetas: readonly string[] | undefined;
const params = { requests: [] };

test("no options, beta: false and betas: undefined are GA", () => {
  expectTypeOf(batches.create(params)).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, undefined)).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, {})).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, { beta: false })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, { beta: undefined })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, { betas: undefined })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.create(params, { timeout: 1, maxRetries: 2 })).toEqualTypeOf<Call<Batch>>();
});

test("beta: true and any list of betas are the beta twin", () => {
  expectTypeOf(batches.create(params, { beta: true })).toEqualTypeOf<Call<BetaBatch>>();
  expectTypeOf(batches.create(params, { betas: ["a"] })).toEqualTypeOf<Call<BetaBatch>>();
  expectTypeOf(batches.create(params, { betas: [] })).toEqualTypeOf<Call<BetaBatch>>();
  expectTypeOf(batches.create(params, { betas: ["a"] as const })).toEqualTypeOf<Call<BetaBatch>>();
  expectTypeOf(batches.create(params, { beta: true, betas: ["a"] })).toEqualTypeOf<
    Call<BetaBatch>
  >();
  expectTypeOf(batches.create(params, { beta: true, betas: maybeBetas })).toEqualTypeOf<
    Call<BetaBatch>
  >();
  expectTypeOf(batches.create(params, { beta: undefined, betas: ["a"] })).toEqualTypeOf<
    Call<BetaBatch>
  >();
});

test("a further variant is chosen by its name, with or without betas", () => {
  expectTypeOf(batches.create(params, { beta: "prompt_caching" })).toEqualTypeOf<
    Call<CachedBatch>
  >();
  expectTypeOf(batches.create(params, { beta: "prompt_caching", betas: ["a"] })).toEqualTypeOf<
    Call<CachedBatch>
  >();
  // @ts-expect-error -- there is no variant of that name
  void batches.create(params, { beta: "nope" });
  // @ts-expect-error -- list has no variant with a name
  void batches.list({}, { beta: "prompt_caching" });
});

test("what only the run knows gives either", () => {
  expectTypeOf(batches.create(params, { beta: flag })).toEqualTypeOf<Call<Batch | BetaBatch>>();
  expectTypeOf(batches.create(params, { beta: maybeFlag })).toEqualTypeOf<
    Call<Batch | BetaBatch>
  >();
  expectTypeOf(batches.create(params, { betas: maybeBetas })).toEqualTypeOf<
    Call<Batch | BetaBatch>
  >();
});

test("beta: false contradicts betas, also where only the run knows it", () => {
  expectTypeOf(batches.create(params, { beta: true, betas: ["a"] })).toEqualTypeOf<
    Call<BetaBatch>
  >();
  // @ts-expect-error -- a contradiction
  void batches.create(params, { beta: false, betas: ["a"] });
  // @ts-expect-error -- a contradiction, although the list is empty
  void batches.create(params, { beta: false, betas: [] });
  // @ts-expect-error -- it may be one
  void batches.create(params, { beta: flag, betas: ["a"] });
  // @ts-expect-error -- a contradiction where the twins agree, too
  void batches.list({}, { beta: false, betas: ["a"] });
});

test("an operation without a beta twin takes neither beta nor betas", () => {
  expectTypeOf(batches.delete("b", { beta: false })).toEqualTypeOf<Call<Batch>>();
  // @ts-expect-error -- no beta twin
  void batches.delete("b", { beta: true });
  // @ts-expect-error -- no beta twin
  void batches.delete("b", { betas: [] });
});

test("headers never change the variant", () => {
  const headers = { "anthropic-beta": "a" };
  expectTypeOf(batches.create(params, { headers })).toEqualTypeOf<Call<Batch>>();
});

test("a beta-only field is refused on a GA call and taken on a beta one", () => {
  const beta = { requests: [], fallbacks: ["x"] };
  expectTypeOf(batches.create(beta, { beta: true })).toEqualTypeOf<Call<BetaBatch>>();
  expectTypeOf(batches.create(beta, { betas: [] })).toEqualTypeOf<Call<BetaBatch>>();
  // @ts-expect-error -- beta only
  void batches.create({ requests: [], fallbacks: ["x"] });
  // @ts-expect-error -- beta only
  void batches.create({ requests: [], fallbacks: ["x"] }, { timeout: 1 });
});

test("beta and betas are no parameters", () => {
  expectTypeOf(batches.create({ requests: [] }, { betas: ["a"] })).toEqualTypeOf<Call<BetaBatch>>();
  // @ts-expect-error -- it belongs in the options
  void batches.create({ requests: [], betas: ["a"] });
  // @ts-expect-error -- it belongs in the options
  void batches.list({ beta: true });
});

test("twins that agree have one signature that takes them all", () => {
  expectTypeOf(batches.retrieve("b")).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.retrieve("b", { beta: true })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.retrieve("b", { betas: ["a"] })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.retrieve("b", { beta: maybeFlag })).toEqualTypeOf<Call<Batch>>();
  expectTypeOf(batches.list({ limit: undefined }, { betas: maybeBetas })).toEqualTypeOf<
    Paged<Batch, BatchPage>
  >();
});

test("results choose the type of a line", () => {
  expectTypeOf(batches.results("b")).toEqualTypeOf<Jsonl<Line>>();
  expectTypeOf(batches.results("b", { maxLineBytes: 1 })).toEqualTypeOf<Jsonl<Line>>();
  expectTypeOf(batches.results("b", { betas: [], idleTimeout: 1 })).toEqualTypeOf<
    Jsonl<BetaLine>
  >();
  expectTypeOf(batches.results("b", { beta: flag })).toEqualTypeOf<Jsonl<Line | BetaLine>>();
});

test("data, pages and items have the types of the answer", async () => {
  expectTypeOf(await batches.retrieve("b")).toEqualTypeOf<Batch>();
  const answer = await batches.retrieve("b").withResponse();
  expectTypeOf(answer.data).toEqualTypeOf<Batch>();
  expectTypeOf(answer.requestId).toEqualTypeOf<string | undefined>();
  const page = await batches.list();
  expectTypeOf(page.data).toEqualTypeOf<readonly Batch[]>();
  expectTypeOf((await page.nextPage())?.last_id).toEqualTypeOf<string | null | undefined>();
  for await (const item of batches.list()) expectTypeOf(item).toEqualTypeOf<Batch>();
  for await (const item of batches.results("b")) expectTypeOf(item).toEqualTypeOf<Line>();
});
