/** A server's state as JSON: what it had, for another server to go on with. */

import type { Batch } from "./batch.ts";
import {
  choice,
  inOneLine,
  integer,
  nullable,
  number,
  object,
  list,
  problemsOf,
  text,
  type Check,
} from "./shape.ts";
import { batchRequests } from "./validate.ts";

/** What `snapshot()` gives and the option `state` takes; `JSON.stringify` loses nothing of it. */
export interface ServerState {
  readonly version: 1;
  /** The time of the snapshot, in milliseconds since 1970: `manualClock(state.now)` goes on from there. */
  readonly now: number;
  /** How many ids were made, so that the next one is none of them. */
  readonly idsMade: number;
  /** Oldest first. */
  readonly batches: readonly StoredBatch[];
}

/** A batch in which never, JSON having no Infinity, is null. */
export interface StoredBatch extends Omit<Batch, "completesAt"> {
  readonly completesAt: number | null;
}

const time: Check = number(0);

const batch: Check = object({
  required: {
    id: text(/^msgbatch_/),
    createdAt: time,
    completesAt: nullable(time),
    cancel: nullable(object({ required: { initiatedAt: time, endsAt: time } })),
    beta: choice([true, false]),
    requests: batchRequests(Infinity),
  },
});

const state: Check = object({
  required: { version: choice([1]), now: time, idsMade: integer(0), batches: list(batch) },
});

export function saveBatch(stored: Batch): StoredBatch {
  const { completesAt } = stored;
  return { ...stored, completesAt: completesAt === Infinity ? null : completesAt };
}

export function loadBatch(stored: StoredBatch): Batch {
  return { ...stored, completesAt: stored.completesAt ?? Infinity };
}

/** The value as a state; throws a `TypeError` that tells what is wrong with it. */
export function readState(value: unknown): ServerState {
  const problems = problemsOf(state, value, "state");
  if (problems.length > 0) throw new TypeError(inOneLine(problems));
  // The check has looked at each part that this type names.
  return value as ServerState;
}
