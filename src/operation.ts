/** What generated code says about a method: data, from which the runtime makes requests. */

import type { QueryStyle } from "./query-styles.ts";
import type { RequestBody } from "./body.ts";

export type ResponseKind = "json" | "jsonl" | "sse" | "binary" | "text" | "empty";

/** One logical method and everything its calls send. */
export interface Operation {
  /** As callers spell it: `messages.batches.create`. Error messages start with it. */
  readonly name: string;
  readonly method:
    | "DELETE"
    | "GET"
    | "HEAD"
    | "OPTIONS"
    | "PATCH"
    | "POST"
    | "PUT"
    | "QUERY" // as of OpenAPI 3.2
    | "TRACE";
  /** `/v1/messages/batches/{message_batch_id}`: no query, parameters in braces. */
  readonly route: string;
  /** How query parameters are written, for those that are not written in the default style. */
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Media type of the request body; absent where the method takes none. */
  readonly body?: string;
  /** How the fields of a form are written, for those that are not written in the default style. */
  readonly form?: Readonly<Record<string, QueryStyle>>;
  readonly response: ResponseKind;
  /** Media type asked for by `accept`; absent where the answer is empty. */
  readonly accept?: string;
  /** True where an answer of JSON may also have no body: then the data is undefined. */
  readonly orEmpty?: true;
  /** How server-sent events are read; each as the text of its data where nothing is said. */
  readonly events?: EventForm;
  readonly variants: readonly Variant[];
  /** True where the API itself has a parameter or body field `beta` or `betas`, so that finding one is no mistake. */
  readonly ownBeta?: true;
  /** True for a POST or PATCH that may be sent twice without harm; other methods but these are taken to be so. */
  readonly idempotent?: true;
}

/** What an item of a stream of server-sent events is. */
export interface EventForm {
  /** The event's data alone, or an object of its `event`, `id` and `data`. */
  readonly item: "data" | "event";
  /** Whether data is JSON: of every event, of none, or of those with these names (`message` has none of its own). */
  readonly json: boolean | readonly string[];
  /** True where the API describes an event named `error`: an item like others. Any other such event ends the stream with an error. */
  readonly error?: true;
  /** The data that ends the stream, without which it is cut. JSON also ends at `[DONE]`, if that comes. */
  readonly done?: string;
}

/** One twin: the `beta` option that chooses it and what it adds to the request. */
export interface Variant {
  /** False is the GA variant; true the beta twin; a string a further variant by its name. */
  readonly beta: boolean | string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where this variant's route is not the operation's. */
  readonly route?: string;
}

/** How a list is walked: the names of the body fields and query parameters that carry it. */
export interface PagingStyle {
  /** Body field with the array of items. */
  readonly items: string;
  /** Body field that says whether there is a further page. */
  readonly more?: string;
  readonly next: PagingStep;
  readonly previous?: PagingStep;
}

export interface PagingStep {
  /** The query parameter that asks for the page. */
  readonly parameter: string;
  /** The body field its value is taken from. */
  readonly from: string;
}

/** A call's arguments, sorted by where they travel. */
export interface Arguments {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: object | undefined;
  readonly body?: unknown;
  /** What writes the body, where that takes more than JSON, text or bytes. */
  readonly writeBody?: (body: unknown, styles: Operation["form"]) => RequestBody;
  /** What writes the query, where a parameter is not in the default style. */
  readonly writeQuery?: (query: object, styles: NonNullable<Operation["query"]>) => string;
}
