/** The batches that a server has, and the few things that can be done to one. */

import { processingStatus, type Batch, type Cancellation } from "./batch.ts";
import { refuse, type Refusal } from "./errors.ts";

/** Keeps batches in the order of their creation. */
export class BatchStore {
  readonly #batches = new Map<string, Batch>();

  constructor(batches: readonly Batch[] = []) {
    for (const batch of batches) this.add(batch);
  }

  add(batch: Batch): void {
    this.#batches.set(batch.id, batch);
  }

  find(id: string): Batch | Refusal {
    return (
      this.#batches.get(id) ??
      refuse("not_found_error", `There is no message batch with the id '${id}'`)
    );
  }

  /** Oldest first. */
  all(): readonly Batch[] {
    return [...this.#batches.values()];
  }

  newestFirst(): readonly Batch[] {
    return this.all().toReversed();
  }

  /** Canceling a batch that is already canceling changes nothing. */
  cancel(id: string, cancel: Cancellation): Batch | Refusal {
    const batch = this.find(id);
    if ("refused" in batch) return batch;
    if (processingStatus(batch, cancel.initiatedAt) === "ended") {
      return refuse(
        "invalid_request_error",
        `Message batch '${id}' has ended and can no longer be canceled`,
      );
    }
    if (batch.cancel !== null) return batch;
    const canceled: Batch = { ...batch, cancel };
    this.#batches.set(id, canceled);
    return canceled;
  }

  delete(id: string, now: number): Batch | Refusal {
    const batch = this.find(id);
    if ("refused" in batch) return batch;
    if (processingStatus(batch, now) !== "ended") {
      return refuse(
        "invalid_request_error",
        `Message batch '${id}' cannot be deleted before it has ended; cancel it first`,
      );
    }
    this.#batches.delete(id);
    return batch;
  }

  /** Lets every request of the batches in progress finish at this moment. */
  completeAll(now: number): void {
    for (const batch of this.#batches.values()) {
      if (processingStatus(batch, now) !== "in_progress") continue;
      this.#batches.set(batch.id, { ...batch, completesAt: now });
    }
  }
}
