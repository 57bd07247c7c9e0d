/** The results of several batches as one iterable, which tells whose are missing and whose failed. */
import type { MessageBatch } from "../../generated/index.ts";
import { isTwinfoldError } from "../error-guards.ts";
import type { EitherOptions } from "../options.ts";
import { failedResults, MissingResultsError } from "./errors.ts";
import type { BatchesClient } from "./wait.ts";

/** A batch that has ended, and what its results must fit. */
export interface EndedBatch {
  readonly id: string;
  /** Of its requests, as far as they are known. */
  readonly customIds: ReadonlySet<string>;
  readonly expectedLines: number;
}

/** Downloads them for each iteration. */
export function joinedResults(
  client: BatchesClient<"results">,
  ended: readonly EndedBatch[],
  options: EitherOptions,
): AsyncIterable<unknown> {
  return { [Symbol.asyncIterator]: () => readAll(client, ended, options) };
}

/** One batch with results missing keeps nobody from those of the others. */
async function* readAll(
  client: BatchesClient<"results">,
  ended: readonly EndedBatch[],
  options: EitherOptions,
): AsyncGenerator<unknown, void, undefined> {
  const missing: string[] = [];
  /** Batches of which results are missing. */
  const short: string[] = [];
  let cause: unknown;
  for (const [index, { id, customIds, expectedLines }] of ended.entries()) {
    const left = new Set(customIds);
    const { batches } = client.messages;
    const lines: Lines = batches.results(id, { ...options, expectedLines });
    try {
      for await (const line of lines) {
        left.delete(line?.custom_id ?? "");
        yield line;
      }
    } catch (error) {
      if (!isTruncated(error)) {
        const batchIds = [...short, ...ended.slice(index).map((batch) => batch.id)];
        throw failedResults(error, { batchId: id, batchIds });
      }
      cause ??= error;
      short.push(id);
    }
    missing.push(...left);
  }
  if (missing.length > 0) throw new MissingResultsError(missing, cause);
  const [batchId] = short;
  if (batchId !== undefined) throw failedResults(cause, { batchId, batchIds: short });
}

type Lines = AsyncIterable<{ readonly custom_id: string } | null>;

function isTruncated(error: unknown): boolean {
  return isTwinfoldError(error) && error.type === "jsonl" && error.kind === "truncated";
}

/** How many requests a batch has; what is no count is taken for none. */
export function countOf(counts: MessageBatch["request_counts"] | null): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + (Number(count) || 0), 0);
}
