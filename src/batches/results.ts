/** Results as they are wanted: by custom_id, in the order of the requests, by outcome, and what is worth sending again. */
import type { Requests } from "./run.ts";

interface Named {
  readonly custom_id: string;
}

interface Outcome {
  readonly result: { readonly type: string };
}

/** All results by their `custom_id`. */
export async function byCustomId<Line extends Named>(
  results: AsyncIterable<Line>,
): Promise<Map<string, Line>> {
  const found = new Map<string, Line>();
  for await (const line of results) found.set(line.custom_id, line);
  return found;
}

/** One result per request, in the requests' order; undefined where a request has none. */
export async function inOrderOf<Line extends Named>(
  requests: Requests<Named>,
  results: AsyncIterable<Line>,
): Promise<(Line | undefined)[]> {
  const found = await byCustomId(results);
  const inOrder: (Line | undefined)[] = [];
  for await (const { custom_id } of requests) inOrder.push(found.get(custom_id));
  return inOrder;
}

/** Results by outcome, each narrowed to it: `parts.succeeded[0]?.result.message`. */
export type Partition<Line extends Outcome> = {
  readonly [Type in Line["result"]["type"]]: (Line & {
    readonly result: Extract<Line["result"], { readonly type: Type }>;
  })[];
};

/** All results by outcome: `succeeded`, `errored`, `canceled`, `expired`, and any that the API may add. */
export async function partition<Line extends Outcome>(
  results: AsyncIterable<Line>,
): Promise<Partition<Line>> {
  const parts = new Map<string, Line[]>(
    ["succeeded", "errored", "canceled", "expired"].map((type) => [type, []]),
  );
  for await (const line of results) {
    const part = parts.get(line.result.type);
    if (part === undefined) parts.set(line.result.type, [line]);
    else part.push(line);
  }
  // Every line lies under the type of its own result.
  return Object.fromEntries(parts) as unknown as Partition<Line>;
}

/** Errors that the same request would meet again. */
const lasting: ReadonlySet<string> = new Set([
  "authentication_error",
  "billing_error",
  "invalid_request_error",
  "not_found_error",
  "permission_error",
  "request_too_large",
]);

/**
 * The requests worth sending again, in their order: those that expired, met an error that may pass, or have no result. Canceled ones were
 * ended by their owner and are not among them.
 */
export async function retryable<Request extends Named, Line extends Named & Outcome>(
  requests: Requests<Request>,
  results: AsyncIterable<Line>,
): Promise<Request[]> {
  const settled = new Set<string>();
  for await (const line of results) {
    if (!mayPass(line.result)) settled.add(line.custom_id);
  }
  const again: Request[] = [];
  for await (const request of requests) if (!settled.has(request.custom_id)) again.push(request);
  return again;
}

function mayPass(result: Outcome["result"]): boolean {
  if (result.type !== "errored") return result.type === "expired";
  // The error's own type lies in the error body that the result carries; what lacks it may pass.
  const { error } = result as { readonly error?: { readonly error?: { readonly type?: string } } };
  return !lasting.has(error?.error?.type ?? "");
}
