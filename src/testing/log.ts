/** The requests that a server has seen, with nothing secret in them. */

import type { Incoming, Parsed } from "./incoming.ts";
import type { MethodName } from "./routes.ts";

/** One request and what became of it, for a test to look at. */
export interface RecordedRequest {
  /** The method that was called; null if no route has this path and HTTP method. */
  readonly name: MethodName | null;
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly path: string;
  /** The last value where a name is repeated. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. The key itself reads `[redacted]`; the scheme of `authorization` is kept. */
  readonly headers: Readonly<Record<string, string>>;
  readonly beta: boolean;
  /** The JSON value; the text if it is none; undefined for an empty body or one over the limit. */
  readonly body: unknown;
  readonly requestId: string;
  /** The status of the answer; null if a fault broke the connection instead. */
  readonly status: number | null;
}

export interface Seen {
  readonly incoming: Incoming;
  readonly name: MethodName | null;
  readonly body: Parsed;
  readonly requestId: string;
  readonly status: number | null;
}

export function record({ incoming, name, body, requestId, status }: Seen): RecordedRequest {
  const { method, target, path, query, beta } = incoming;
  return {
    name,
    method,
    target,
    path,
    query: Object.fromEntries(query),
    headers: redact(incoming.headers),
    beta,
    body: "broken" in body ? body.text : body.value,
    requestId,
    status,
  };
}

function redact(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const shown = { ...headers };
  if (shown["x-api-key"] !== undefined) shown["x-api-key"] = "[redacted]";
  const authorization = shown["authorization"];
  if (authorization !== undefined) {
    shown["authorization"] = `${/^(\S+) /.exec(authorization)?.[1] ?? ""} [redacted]`.trimStart();
  }
  return shown;
}
