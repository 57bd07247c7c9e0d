/** A batch as data, and everything that time makes of it: pure functions of (batch, now). */

import type { BatchRequest } from "./requests.ts";
import type { ResultType } from "./answers.ts";

const HOUR = 3_600_000;

/** A batch expires this long after its creation: what has not finished by then never will. */
export const EXPIRY_MS: number = 24 * HOUR;

/** Results can be downloaded for this long after the CREATION of their batch. */
export const RETENTION_MS: number = 29 * 24 * HOUR;

/** What is stored. Nothing here changes by itself; only a cancel (or a scenario) replaces the record. */
export interface Batch {
  readonly id: string;
  readonly createdAt: number;
  /** When the last request finishes if nothing intervenes; Infinity for never. */
  readonly completesAt: number;
  readonly cancel: Cancellation | null;
  /** Whether the beta twin created it. */
  readonly beta: boolean;
  readonly requests: readonly BatchRequest[];
}

/** A cancel that was asked for. */
export interface Cancellation {
  readonly initiatedAt: number;
  /** When the batch is through with canceling. */
  readonly endsAt: number;
}

export type ProcessingStatus = "in_progress" | "canceling" | "ended";

/** How many requests are in which state: `processing` until the batch ends, then the types of results. */
export type RequestCounts = Readonly<Record<"processing" | ResultType, number>>;

/** The batch as the API shows it. */
export interface MessageBatch {
  readonly id: string;
  readonly type: "message_batch";
  readonly processing_status: ProcessingStatus;
  readonly request_counts: RequestCounts;
  readonly created_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
  readonly cancel_initiated_at: string | null;
  readonly archived_at: string | null;
  readonly results_url: string | null;
}

export function endsAt(batch: Batch): number {
  return Math.min(batch.cancel?.endsAt ?? batch.completesAt, batch.createdAt + EXPIRY_MS);
}

export function processingStatus(batch: Batch, now: number): ProcessingStatus {
  if (now >= endsAt(batch)) return "ended";
  return batch.cancel === null ? "in_progress" : "canceling";
}

export function isArchived(batch: Batch, now: number): boolean {
  return now >= batch.createdAt + RETENTION_MS;
}

/**
 * How many requests have an answer of their own once the batch has ended. Requests finish evenly over the batch's
 * duration, in the order in which they were sent, until a cancel or the expiry stops the rest.
 */
export function finishedCount(batch: Batch): number {
  const { createdAt, completesAt, requests } = batch;
  const stoppedAt = batch.cancel?.initiatedAt ?? endsAt(batch);
  if (stoppedAt >= completesAt) return requests.length;
  return Math.floor((requests.length * (stoppedAt - createdAt)) / (completesAt - createdAt));
}

/** What becomes of the requests that did not finish. */
export function unfinishedResult(batch: Batch): "canceled" | "expired" {
  return batch.cancel === null ? "expired" : "canceled";
}

/** What the view of a batch needs beside the batch. */
export interface BatchContext {
  readonly now: number;
  /** `http://127.0.0.1:1234`: where the results are. */
  readonly origin: string;
  /** Counts the results of an ended batch; not called before. */
  readonly tally: (batch: Batch) => RequestCounts;
}

/** The batch as the API shows it at this moment. */
export function viewBatch(batch: Batch, { now, origin, tally }: BatchContext): MessageBatch {
  const status = processingStatus(batch, now);
  const ended = status === "ended";
  return {
    id: batch.id,
    type: "message_batch",
    processing_status: status,
    request_counts: ended ? tally(batch) : { ...NO_REQUESTS, processing: batch.requests.length },
    ended_at: ended ? timestamp(endsAt(batch)) : null,
    created_at: timestamp(batch.createdAt),
    expires_at: timestamp(batch.createdAt + EXPIRY_MS),
    archived_at: isArchived(batch, now) ? timestamp(batch.createdAt + RETENTION_MS) : null,
    cancel_initiated_at: batch.cancel === null ? null : timestamp(batch.cancel.initiatedAt),
    results_url: ended ? `${origin}/v1/messages/batches/${batch.id}/results` : null,
  };
}

export const NO_REQUESTS: RequestCounts = {
  processing: 0,
  succeeded: 0,
  errored: 0,
  canceled: 0,
  expired: 0,
};

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
