/** What a method returns: a promise of the data that can also give the response. */
import { readAnswer } from "./answer.ts";
import { request } from "./api.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions } from "./options.ts";
import { planOf, type Resource } from "./resource.ts";

/** Sends at once. `T` is what the description says of the answer; nothing checks it at run time. */
export function call<T>(
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options?: AnyCallOptions,
): Call<T> {
  return new SentCall(request(planOf(resource, operation, args, options), readAnswer<T>));
}

/** The data of an answer with what came along. */
export interface Answer<T> {
  readonly data: T;
  /** Its body is read already; status, headers and URL are there. */
  readonly response: Response;
  /** The server's own id of the request, to quote when asking its support. */
  readonly requestId: string | undefined;
}

/** A promise of the data of a call that is under way. */
export interface Call<T> extends Promise<T> {
  /** The data together with response and request id. */
  withResponse(): Promise<Answer<T>>;
}

/** What gives an answer, as a promise of its data: no promise but the answer's, whose rejection nobody would have to handle twice. */
export abstract class Answering<T> implements Call<T> {
  abstract withResponse(): Promise<Answer<T>>;

  get [Symbol.toStringTag](): string {
    return "Call";
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a call is a promise of its data
  then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.withResponse()
      .then(({ data }) => data)
      .then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}

export class SentCall<T> extends Answering<T> {
  readonly #answer: Promise<Answer<T>>;

  constructor(answer: Promise<Answer<T>>) {
    super();
    this.#answer = answer;
  }

  withResponse(): Promise<Answer<T>> {
    return this.#answer;
  }
}
