/** Things that go wrong on demand: answers instead of the API's, and connections that break. */

import { errorBody, statusOf, typeOf, type ErrorType } from "./errors.ts";
import type { Incoming } from "./incoming.ts";
import { json, type Reply } from "./reply.ts";
import type { MethodName } from "./routes.ts";

/** Which requests a fault meets. */
export interface FaultAim {
  /** How many requests meet it; 1 if left out, Infinity for all. */
  readonly times?: number | undefined;
  /** Only calls of this method, or requests for which this is true; all if left out. */
  readonly match?: MethodName | ((request: Incoming) => boolean) | undefined;
}

/** An answer given instead of the API's; the request is not served. */
export interface AnswerFault extends FaultAim {
  /** The type's own if left out. */
  readonly status?: number | undefined;
  /** The error type; that of the status if left out. One of `status` and `type` must be given. */
  readonly type?: ErrorType | undefined;
  readonly message?: string | undefined;
  /** `retry-after` and the like; over the headers that the answer would have. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as it is, instead of the API's error body. */
  readonly body?: string | Uint8Array | undefined;
}

/** What breaks, and when. */
export interface ConnectionFault extends FaultAim {
  /**
   * - `reset`: the connection breaks and the request is not served
   * - `lost`: the request is served, then the connection breaks before the answer
   * - `cut`: the connection breaks `after` so many bytes of the answer's body
   * - `stall`: the answer goes quiet `after` so many bytes of its body, until either side closes
   */
  readonly connection: "reset" | "lost" | "cut" | "stall";
  /** Bytes of the body that are still sent; 0 if left out. */
  readonly after?: number | undefined;
}

/** What `failNext` takes. */
export type Fault = AnswerFault | ConnectionFault;

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

/** The answer that a fault gives. */
export function faultReply(fault: AnswerFault, requestId: string): Reply {
  const status = fault.status ?? statusOf(fault.type ?? "api_error");
  const type = fault.type ?? typeOf(status);
  const reply = json(status, errorBody(type, fault.message, requestId));
  return {
    status,
    headers: { ...reply.headers, ...fault.headers },
    body: fault.body ?? reply.body,
  };
}

function meets({ match }: Fault, request: Incoming, name: MethodName | null): boolean {
  if (match === undefined) return true;
  return typeof match === "function" ? match(request) : match === name;
}
