/** Finding a batch of which no answer came. */
import type { MessageBatch } from "../../generated/index.ts";
import { UsageError } from "../errors.ts";
import { checkKinds } from "../option-kinds.ts";
import type { AnyOptions } from "../options.ts";
import { countOf } from "./joined-results.ts";
import type { BatchesClient } from "./wait.ts";

/** Which batches are looked for. */
export interface RecentControls {
  /** The moment before the creation that was tried, by the server's clock: allow for a difference between the clocks. */
  readonly since: Date;
  /** How many requests it had; any number otherwise. */
  readonly requestCount?: number | undefined;
}

/** After an AmbiguousCreateError: the batches created since then that could be the one, newest first. */
export async function recentBatches(
  client: BatchesClient<"list">,
  options: AnyOptions & RecentControls,
): Promise<MessageBatch[]> {
  // Of callers without TypeScript they may be none.
  const { since, requestCount, ...call } = Object(options) as typeof options;
  checkKinds("recentBatches", { requestCount: "a number from 0" }, { requestCount });
  const start = Number(since);
  if (!(start > 0)) {
    throw new UsageError("recentBatches: since must be a valid Date");
  }
  const found: MessageBatch[] = [];
  for await (const batch of client.messages.batches.list({}, call)) {
    // The list is newest first.
    if (Date.parse(batch.created_at) < start) break;
    if ((requestCount ?? countOf(batch.request_counts)) === countOf(batch.request_counts)) {
      found.push(batch);
    }
  }
  return found;
}
