/** Server-sent events: an async iterable of their values. */
import { lifeOf, type Plan, request } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { UsageError } from "./errors.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions, SseOptions } from "./options.ts";
import { planOf, type Resource } from "./resource.ts";
import {
  type EventSupply,
  IDLE_TIMEOUT,
  openEvents,
  type OpenEvents,
  SseReader,
} from "./sse-reader.ts";

/** Sends when the first event or the response is asked for. */
export function sse<T>(
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options?: AnyCallOptions & SseOptions,
): Sse<T> {
  return new SseBody<T>(planOf(resource, operation, args, options), options ?? {});
}

/** Whether a body asks for a stream, by the property that the description or a row of the configuration names. */
export function asksFor(body: unknown, property: string): boolean {
  // Any object has keys to read.
  return typeof body === "object" && (body as Record<string, unknown> | null)?.[property] === true;
}

/**
 * Events to iterate, once: what a second loop would send again could cost again. Nothing is sent before the first is asked for.
 * Leaving the loop, by `break`, an exception or the call's signal, closes the connection. A stream that is lost is not taken up
 * again: that is a ConnectionError, after all events before. Throws SseError for data that is no JSON where the API promises JSON,
 * and for a body that ends in the middle of an event; ApiResponseError, with the server's `errorType`, for an event named `error`, unless the
 * API describes it as one of its events.
 */
export interface Sse<T> extends AsyncIterable<T> {
  /** All items, once the stream has ended. */
  toArray(): Promise<T[]>;
  /** Sends the request: the events together with response and request id. */
  withResponse(): Promise<Answer<AsyncIterableIterator<T>>>;
}

class SseBody<T> implements Sse<T> {
  readonly #plan: Plan;
  readonly #options: SseOptions;
  #isSent = false;

  constructor(plan: Plan, options: SseOptions) {
    this.#plan = plan;
    this.#options = options;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    let life: Deadline | undefined;
    const open = async (): Promise<Answer<OpenEvents>> => {
      life = lifeOf(this.#plan);
      return this.#open(life.signal);
    };
    return this.#reader({ open, close: () => life?.end() });
  }

  async toArray(): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  async withResponse(): Promise<Answer<AsyncIterableIterator<T>>> {
    const answer = await this.#open();
    const open = (): Promise<Answer<OpenEvents>> => Promise.resolve(answer);
    return { ...answer, data: this.#reader({ open, close: () => undefined }) };
  }

  #reader(supply: EventSupply): SseReader<T> {
    return new SseReader<T>(this.#plan.operation, this.#options, supply);
  }

  async #open(signal = this.#plan.options?.signal): Promise<Answer<OpenEvents>> {
    if (this.#isSent) {
      throw new UsageError(`${this.#plan.operation.name}: its events are read once; call it again`);
    }
    this.#isSent = true;
    const plan = { ...this.#plan, options: { ...this.#plan.options, signal } };
    const answer = await request(plan, openEvents);
    // A body that nobody begins to read is let go after it.
    answer.data.deadline.restart(this.#options.idleTimeout ?? IDLE_TIMEOUT);
    return answer;
  }
}
