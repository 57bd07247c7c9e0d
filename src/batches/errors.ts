/** What goes wrong with a run of batches: errors that keep what must not be lost. */
import { TwinfoldError } from "../errors.ts";

/** A run failed after batches were created, which go on and cost what they cost. The `cause` says why. */
export class BatchRunError extends TwinfoldError<{ readonly batchIds: readonly string[] }> {
  readonly type = "batch_run";
  /** Of the batches that are known to exist: `resumeBatches` goes on with them. */
  declare readonly batchIds: readonly string[];
  constructor(batchIds: readonly string[], cause: unknown) {
    super(
      `runBatch: ${textOf(cause)}; created before: ${batchIds.join(", ")}, with which resumeBatches goes on`,
      { cause, batchIds },
    );
  }
  override get name(): string {
    return "BatchRunError";
  }
}

/** Of whatever was thrown. */
function textOf(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause);
  } catch {
    return "no text";
  }
}

const shown = 10;

/** All results that there are were given, and requests were left without one. A download that ended early is the `cause`. */
export class MissingResultsError extends TwinfoldError<{ readonly customIds: readonly string[] }> {
  readonly type = "missing_results";
  /** The `custom_id` of each. */
  declare readonly customIds: readonly string[];
  constructor(customIds: readonly string[], cause: unknown) {
    const some = customIds.slice(0, shown).join(", ");
    const more = customIds.length > shown ? ` and ${customIds.length - shown} more` : "";
    super(`runBatch: there are no results of ${some}${more}`, { cause, customIds });
  }
  override get name(): string {
    return "MissingResultsError";
  }
}
