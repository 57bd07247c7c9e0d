/** A client as generated code would be, written by hand: its twins differ where every kind of difference is wanted. */
import type {
  AnyOptions,
  Api,
  BetaOptions,
  Call,
  EitherOptions,
  GaOptions,
  Jsonl,
  JsonlOptions,
  Operation,
  Paged,
  PagingStyle,
  VariantOptions,
} from "../../src/runtime.ts";
import { call, jsonl, paged, Resource } from "../../src/runtime.ts";

export interface Params {
  readonly requests: readonly { readonly custom_id: string }[];
}
export interface BetaParams extends Params {
  readonly fallbacks?: readonly string[] | undefined;
}
export interface Batch {
  readonly id: string;
}
export interface BetaBatch {
  readonly id: string;
  readonly beta_only: number;
}
export interface CachedBatch {
  readonly id: string;
  readonly cached: boolean;
}
export interface BatchPage {
  readonly data: readonly Batch[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}
export interface ListParams {
  readonly after_id?: string | undefined;
  readonly before_id?: string | undefined;
  readonly limit?: number | undefined;
}
export interface Line {
  readonly custom_id: string;
}
export interface BetaLine {
  readonly custom_id: string;
  readonly beta_only: number;
}

const cursor: PagingStyle = {
  items: "data",
  more: "has_more",
  next: { parameter: "after_id", from: "last_id" },
  previous: { parameter: "before_id", from: "first_id" },
};

const twins: Operation["variants"] = [{ beta: false }, { beta: true, query: { beta: "true" } }];
const json = { response: "json", accept: "application/json", variants: twins } as const;
const member = "/v1/messages/batches/{message_batch_id}";

const create: Operation = {
  ...json,
  name: "messages.batches.create",
  method: "POST",
  route: "/v1/messages/batches",
  body: "application/json",
  variants: [...twins, { beta: "prompt_caching", query: { beta: "prompt_caching" } }],
};
const list: Operation = {
  ...json,
  name: "messages.batches.list",
  method: "GET",
  route: "/v1/messages/batches",
};
const retrieve: Operation = {
  ...json,
  name: "messages.batches.retrieve",
  method: "GET",
  route: member,
};
const cancel: Operation = {
  ...json,
  name: "messages.batches.cancel",
  method: "POST",
  route: `${member}/cancel`,
  idempotent: true,
};
const results: Operation = {
  name: "messages.batches.results",
  method: "GET",
  route: `${member}/results`,
  response: "jsonl",
  accept: "application/x-jsonl",
  variants: twins,
};
const remove: Operation = {
  ...json,
  name: "messages.batches.delete",
  method: "DELETE",
  route: member,
  variants: [{ beta: false }],
};
const legacy: Operation = {
  ...json,
  name: "messages.batches.legacy",
  method: "GET",
  route: "/v1/legacy",
  variants: [{ beta: true, query: { beta: "true" } }],
};

export class BatchesResource extends Resource {
  create(params: Params, options?: GaOptions): Call<Batch>;
  create(params: BetaParams, options: BetaOptions): Call<BetaBatch>;
  create(params: Params, options: VariantOptions<"prompt_caching">): Call<CachedBatch>;
  create(params: Params & BetaParams, options: EitherOptions): Call<Batch | BetaBatch>;
  create(params: unknown, options?: AnyOptions | VariantOptions<"prompt_caching">): Call<unknown> {
    return call(this, create, { body: params }, options);
  }

  list(query?: ListParams, options?: AnyOptions): Paged<Batch, BatchPage> {
    return paged(this, list, cursor, { query }, options);
  }

  retrieve(id: string, options?: AnyOptions): Call<Batch> {
    return call(this, retrieve, { path: { message_batch_id: id } }, options);
  }

  cancel(id: string, options?: AnyOptions): Call<Batch> {
    return call(this, cancel, { path: { message_batch_id: id } }, options);
  }

  results(id: string, options?: GaOptions & JsonlOptions): Jsonl<Line>;
  results(id: string, options: BetaOptions & JsonlOptions): Jsonl<BetaLine>;
  results(id: string, options: EitherOptions & JsonlOptions): Jsonl<Line | BetaLine>;
  results(id: string, options?: AnyOptions & JsonlOptions): Jsonl<unknown> {
    return jsonl(this, results, { path: { message_batch_id: id } }, options);
  }

  /** GA only. */
  delete(id: string, options?: GaOptions): Call<Batch> {
    return call(this, remove, { path: { message_batch_id: id } }, options);
  }

  /** Beta only. */
  legacy(options?: AnyOptions): Call<Batch> {
    return call(this, legacy, {}, options);
  }
}

export class BatchesClient extends Resource {
  readonly batches: BatchesResource;
  constructor(api: Api) {
    super(api);
    this.batches = new BatchesResource(api);
  }
}
