/** What a handler is given, and what it gives back. */

import type { Refusal } from "./errors.ts";
import type { Parsed } from "./incoming.ts";
import type { Reply } from "./reply.ts";
import type { Service } from "./service.ts";

export interface Call {
  readonly service: Service;
  /** The id in the path, decoded; empty where the route has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Parsed;
  readonly beta: boolean;
}

export type Handler = (call: Call) => Reply | Refusal;
