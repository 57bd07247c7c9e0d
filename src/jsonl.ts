/** JSON Lines: an async iterable of the lines' values, in constant memory. */
import type { Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import { JsonlReader } from "./jsonl-reader.ts";
import { LineSource } from "./line-source.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions, JsonlOptions } from "./options.ts";
import { Pull } from "./pull.ts";
import { planOf, type Resource } from "./resource.ts";

/** Sends when the first line or the response is asked for. */
export function jsonl<T>(
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options?: AnyCallOptions & JsonlOptions,
): Jsonl<T> {
  return new JsonlBody<T>(planOf(resource, operation, args, options));
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

/** What a download asks for, for who saves it; undefined for other iterables. */
export let downloadOf: (lines: AsyncIterable<unknown>) => Plan | undefined;

class JsonlBody<T> implements Jsonl<T> {
  static {
    downloadOf = (lines) => (lines instanceof JsonlBody ? lines.#plan : undefined);
  }

  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return new Pull(new JsonlReader<T>(new LineSource(this.#plan)));
  }

  async toArray(): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  async withResponse(): Promise<Answer<AsyncIterableIterator<T>>> {
    const source = new LineSource(this.#plan);
    const answer = await source.open();
    return { ...answer, data: new Pull(new JsonlReader<T>(source)) };
  }
}
