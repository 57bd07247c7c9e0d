/** JSON Lines: an async iterable of the lines' values, in constant memory. */
import type { Api, Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import { JsonlReader } from "./jsonl-reader.ts";
import { LineSource } from "./line-source.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions, JsonlOptions } from "./options.ts";
import { Pull } from "./pull.ts";
import { apiOf, type Resource } from "./resource.ts";

/** Sends when the first line or the response is asked for. */
export function jsonl<T>(
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options?: AnyCallOptions & JsonlOptions,
): Jsonl<T> {
  return new JsonlBody<T>(apiOf(resource), { operation, args, options }, options ?? {});
}

/**
 * Lines to iterate. Nothing is sent before the first is asked for, and each iteration is a download of its own. Leaving the loop, by
 * `break`, an exception or the call's signal, closes the connection. A connection that is lost is taken up again, by a range where
 * the server proves that the file is the same, at most `maxRetries` times without a new line between; no line is given twice. Throws JsonlError for a line that is no JSON and for a body that ends early, after all good lines before.
 */
export interface Jsonl<T> extends AsyncIterable<T> {
  /** All lines at once; memory must hold them. */
  toArray(): Promise<T[]>;
  /** Sends the request: the lines, to be iterated once, together with response and request id. */
  withResponse(): Promise<Answer<AsyncIterableIterator<T>>>;
}

export interface JsonlParts {
  readonly api: Api;
  readonly plan: Plan;
  readonly options: JsonlOptions;
}

/** What a download is made of, for who saves it; undefined for other iterables. */
export let partsOf: (lines: AsyncIterable<unknown>) => JsonlParts | undefined;

class JsonlBody<T> implements Jsonl<T> {
  static {
    partsOf = (lines) =>
      lines instanceof JsonlBody
        ? { api: lines.#api, plan: lines.#plan, options: lines.#options }
        : undefined;
  }

  readonly #api: Api;
  readonly #plan: Plan;
  readonly #options: JsonlOptions;

  constructor(api: Api, plan: Plan, options: JsonlOptions) {
    this.#api = api;
    this.#plan = plan;
    this.#options = options;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return this.#lines(this.#source());
  }

  async toArray(): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  async withResponse(): Promise<Answer<AsyncIterableIterator<T>>> {
    const source = this.#source();
    const answer = await source.open();
    return { ...answer, data: this.#lines(source) };
  }

  #source(): LineSource {
    return new LineSource(this.#api, this.#plan, this.#options);
  }

  #lines(source: LineSource): Pull<T> {
    return new Pull(new JsonlReader(source, this.#options));
  }
}
