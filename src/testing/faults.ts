/** Things that go wrong on demand. */

import type { Delivery } from "./delivery.ts";
import { errorBody, statusOf, typeOf, type ErrorType } from "./errors.ts";
import type { Form } from "./forms.ts";
import type { Incoming } from "./incoming.ts";
import { json, type Reply } from "./reply.ts";
import type { MethodName } from "./routes.ts";

/**
 * What `failNext` takes: another answer, another form, another delivery, or several of them. With `status`, `type` or `body`, the request is
 * not served and gets this answer; without, it is served as always, and its answer has these headers too.
 */
export interface Fault {
  /** How many requests meet it; 1 if left out, Infinity for all. */
  readonly times?: number | undefined;
  /** Only calls of this method, or requests for which this is true; all if left out. */
  readonly match?: MethodName | ((request: Incoming) => boolean) | undefined;
  /** That of the type if left out; 200 if only a body is given. */
  readonly status?: number | undefined;
  /** The error type; that of the status if left out. */
  readonly type?: ErrorType | undefined;
  /** The error's message. */
  readonly message?: string | undefined;
  /** `retry-after` and the like; over the headers that the answer would have. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as it is, instead of the API's error body. */
  readonly body?: string | Uint8Array | undefined;
  /** As what kind of file a good answer comes; for downloads, mostly, and together with `connection` too. */
  readonly form?: Form | undefined;
  /** How the answer arrives, if it does. */
  readonly connection?: Delivery | undefined;
  /** For `cut`, `stall` and `end` the bytes of the body that arrive, 0 if left out; for `drip` those of a piece, 1 if left out. */
  readonly after?: number | undefined;
}

/** Faults that wait for a request, in the order in which they were asked for. */
export class Faults {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The first fault that this request meets; it is used up by one. */
  take(request: Incoming, name: MethodName | null): Fault | undefined {
    const met = this.#waiting.find(({ fault, left }) => left > 0 && meets(fault, request, name));
    if (met === undefined) return undefined;
    met.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return met.fault;
  }
}

/** The answer that a fault gives; undefined where the request is served. */
export function faultReply(fault: Fault, requestId: string): Reply | undefined {
  const { type, message, body } = fault;
  if (type === undefined && fault.status === undefined && body === undefined) return undefined;
  const status = fault.status ?? (type === undefined ? 200 : statusOf(type));
  const reply = json(status, errorBody(type ?? typeOf(status), message, requestId));
  return body === undefined ? reply : { ...reply, body };
}

function meets({ match }: Fault, request: Incoming, name: MethodName | null): boolean {
  if (match === undefined) return true;
  return typeof match === "function" ? match(request) : match === name;
}
