/** What goes wrong with a run of batches: errors that keep what must not be lost. */
import { TwinfoldError } from "../errors.ts";

interface RunErrorDetails {
  readonly batchIds: readonly string[];
  readonly batchId?: string;
}

/** A run failed after batches were created, which go on and cost what they cost. The `cause` says why. */
export class BatchRunError extends TwinfoldError<RunErrorDetails> {
  readonly type = "batch_run";
  /**
   * `resumeBatches` goes on with them: where a run failed, those that are known to exist; where results failed, those of which not all
   * results were given.
   */
  declare readonly batchIds: readonly string[];
  /** Whose results failed, where it was that: leave it out of those to go on with if it will not be had. */
  declare readonly batchId: string | undefined;
  override get name(): string {
    return "BatchRunError";
  }
}

export function failedRun(cause: unknown, batchIds: readonly string[]): BatchRunError {
  return new BatchRunError(`runBatch: ${textOf(cause)}; created before: ${goingOn(batchIds)}`, {
    cause,
    batchIds,
  });
}

export function failedResults(
  cause: unknown,
  { batchId, batchIds }: Required<RunErrorDetails>,
): BatchRunError {
  const message = `results of ${batchId}: ${textOf(cause)}; to be read still: ${goingOn(batchIds)}`;
  return new BatchRunError(message, { cause, batchId, batchIds });
}

function goingOn(ids: readonly string[]): string {
  return `${ids.join(", ")}, with which resumeBatches goes on`;
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
    super(`runBatch: there are no results of ${some}${more}`, {
      customIds,
      ...(cause === undefined ? {} : { cause }),
    });
  }
  override get name(): string {
    return "MissingResultsError";
  }
}
