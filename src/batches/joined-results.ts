/** The results of several batches as one iterable, which tells whose are missing and whose failed. */
import type { MessageBatch } from "../../generated/index.ts";
import { isTwinfoldError } from "../error-guards.ts";
import type { EitherOptions } from "../options.ts";
import { Pull, type Supply } from "../pull.ts";
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
  const open = ({ id, expectedLines }: EndedBatch): Lines =>
    client.messages.batches.results(id, { ...options, expectedLines })[Symbol.asyncIterator]();
  return { [Symbol.asyncIterator]: () => new Pull(new JoinedResults(ended, open)) };
}

type Line = { readonly custom_id: string } | null;
type Lines = AsyncIterator<Line>;

/** One batch with results missing keeps nobody from those of the others. */
class JoinedResults implements Supply<Line> {
  readonly #open: (batch: EndedBatch) => Lines;
  /** Still to be read, the one that is being read among them. */
  readonly #rest: EndedBatch[];
  readonly #missing: string[] = [];
  /** Batches of which lines are missing. */
  readonly #short: string[] = [];
  #cause: unknown;
  #lines: Lines | undefined;
  #left = new Set<string>();
  #item: IteratorYieldResult<Line> | undefined;

  constructor(ended: readonly EndedBatch[], open: (batch: EndedBatch) => Lines) {
    this.#rest = [...ended];
    this.#open = open;
  }

  take(): IteratorYieldResult<Line> | undefined {
    const item = this.#item;
    this.#item = undefined;
    return item;
  }

  async more(): Promise<boolean> {
    const [batch] = this.#rest;
    if (batch === undefined) return this.#end();
    if (this.#lines === undefined) this.#left = new Set(batch.customIds);
    this.#lines ??= this.#open(batch);
    try {
      const item = await this.#lines.next();
      if (!item.done) {
        this.#left.delete(item.value?.custom_id ?? "");
        this.#item = item;
        return true;
      }
    } catch (error) {
      if (!isTruncated(error)) {
        const batchIds = [...this.#short, ...this.#rest.map(({ id }) => id)];
        throw failedResults(error, { batchId: batch.id, batchIds });
      }
      this.#cause ??= error;
      this.#short.push(batch.id);
    }
    this.#missing.push(...this.#left);
    this.#rest.shift();
    this.#lines = undefined;
    return true;
  }

  close(): void {
    void this.#lines?.return?.();
  }

  #end(): boolean {
    if (this.#missing.length > 0) throw new MissingResultsError(this.#missing, this.#cause);
    const [batchId] = this.#short;
    if (batchId === undefined) return false;
    throw failedResults(this.#cause, { batchId, batchIds: this.#short });
  }
}

function isTruncated(error: unknown): boolean {
  return isTwinfoldError(error) && error.type === "jsonl" && error.kind === "truncated";
}

/** How many requests a batch has; what is no count is taken for none. */
export function countOf(counts: MessageBatch["request_counts"] | null): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + (Number(count) || 0), 0);
}
