/** The router: which method a request calls. The beta twins are the same rows. */

import {
  batchResults,
  cancelBatch,
  createBatch,
  deleteBatch,
  listBatches,
  retrieveBatch,
} from "./batch-handlers.ts";
import type { Handler } from "./call.ts";
import { refuse, type Refusal } from "./errors.ts";
import { listModels, retrieveModel } from "./model-handlers.ts";

/** The methods of the API, by the names under which clients have them. */
export type MethodName =
  | "messages.batches.create"
  | "messages.batches.list"
  | "messages.batches.retrieve"
  | "messages.batches.cancel"
  | "messages.batches.results"
  | "messages.batches.delete"
  | "models.list"
  | "models.retrieve";

export interface Route {
  readonly name: MethodName;
  readonly method: string;
  /** `{id}` stands for one segment. */
  readonly route: string;
  readonly handler: Handler;
}

const BATCHES = "/v1/messages/batches";

export const ROUTES: readonly Route[] = [
  { name: "messages.batches.create", method: "POST", route: BATCHES, handler: createBatch },
  { name: "messages.batches.list", method: "GET", route: BATCHES, handler: listBatches },
  {
    name: "messages.batches.retrieve",
    method: "GET",
    route: `${BATCHES}/{id}`,
    handler: retrieveBatch,
  },
  {
    name: "messages.batches.delete",
    method: "DELETE",
    route: `${BATCHES}/{id}`,
    handler: deleteBatch,
  },
  {
    name: "messages.batches.cancel",
    method: "POST",
    route: `${BATCHES}/{id}/cancel`,
    handler: cancelBatch,
  },
  {
    name: "messages.batches.results",
    method: "GET",
    route: `${BATCHES}/{id}/results`,
    handler: batchResults,
  },
  { name: "models.list", method: "GET", route: "/v1/models", handler: listModels },
  { name: "models.retrieve", method: "GET", route: "/v1/models/{id}", handler: retrieveModel },
];

export interface Match {
  readonly route: Route;
  readonly id: string;
}

/** The row for a method and a path as sent; a path of other methods' rows is refused with 405, any other with 404. */
export function matchRoute(method: string, path: string): Match | Refusal {
  const allowed: string[] = [];
  for (const route of ROUTES) {
    const id = matchPath(route.route, path);
    if (id === undefined) continue;
    if (route.method === method) return { route, id };
    allowed.push(route.method);
  }
  if (allowed.length === 0) return refuse("not_found_error", "Not found");
  const allow = { allow: allowed.join(", ") };
  return { ...refuse("invalid_request_error", "Method not allowed"), status: 405, headers: allow };
}

/** The id in a path that has the form of the route, empty if the route has none; undefined for any other path. */
function matchPath(route: string, path: string): string | undefined {
  const pattern = route.split("/");
  const segments = path.split("/");
  if (segments.length !== pattern.length) return undefined;
  let id = "";
  for (const [index, segment] of segments.entries()) {
    if (pattern[index] !== "{id}") {
      if (pattern[index] !== segment) return undefined;
      continue;
    }
    const decoded = decode(segment);
    if (decoded === undefined) return undefined;
    id = decoded;
  }
  return id;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
