/** The base of every generated resource: four ways to send an operation, one per way of taking its answer. */
import { readAnswer } from "./answer.ts";
import type { Api } from "./api.ts";
import { type Call, SentCall } from "./call.ts";
import { type Download, takeDownload } from "./download.ts";
import { type Jsonl, JsonlBody } from "./jsonl.ts";
import type { Arguments, Operation, PagingStyle } from "./operation.ts";
import type { AnyCallOptions, JsonlOptions } from "./options.ts";
import { type Paged, PagedList } from "./pagination.ts";

export class Resource {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Sends at once. `T` is what the description says of the answer; nothing checks it at run time. */
  protected call<T>(operation: Operation, args: Arguments, options?: AnyCallOptions): Call<T> {
    return new SentCall(this.#api.request({ operation, args, options }, readAnswer<T>));
  }

  /** Sends when the first page, item or response is asked for. */
  protected paged<T, B>(
    operation: Operation,
    style: PagingStyle,
    args: Arguments,
    options?: AnyCallOptions,
  ): Paged<T, B> {
    return new PagedList<T, B>(this.#api, { operation, args, options }, style);
  }

  /** Sends when the first line or the response is asked for. */
  protected jsonl<T>(
    operation: Operation,
    args: Arguments,
    options?: AnyCallOptions & JsonlOptions,
  ): Jsonl<T> {
    return new JsonlBody<T>(this.#api, { operation, args, options }, options ?? {});
  }

  /** Sends at once; the body is still to be read. */
  protected download(
    operation: Operation,
    args: Arguments,
    options?: AnyCallOptions,
  ): Call<Download> {
    return new SentCall(this.#api.request({ operation, args, options }, takeDownload));
  }
}
