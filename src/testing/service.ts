/** What handlers work on: the batches, the models, the time, and the settings that a server was started with. */

import { countResults } from "./results.ts";
import type { Answer } from "./answers.ts";
import { viewBatch, type Batch, type MessageBatch, type RequestCounts } from "./batch.ts";
import type { Clock } from "./clock.ts";
import { makeId } from "./ids.ts";
import type { ModelInfo } from "./models.ts";
import { saveBatch, type ServerState } from "./state.ts";
import type { BatchStore } from "./store.ts";

/** How large a create may be. */
export interface Limits {
  /** Requests in one batch; the API's own limit is 100 000. */
  readonly requests: number;
  /** Bytes in a request's body; the API's own limit is 256 MB. */
  readonly bytes: number;
}

/** How long batches take; a scenario may change it for the batches to come. */
export interface Durations {
  batch: number;
  cancel: number;
}

export interface ServiceOptions {
  readonly apiKey: string;
  readonly origin: string;
  readonly clock: Clock;
  readonly answer: Answer;
  readonly models: readonly ModelInfo[];
  readonly limits: Limits;
  readonly durations: Durations;
  readonly store: BatchStore;
  /** Makes the ids of this server differ from another's. */
  readonly seed: string;
  /** How many ids were made before, by a server whose state is continued. */
  readonly idsMade: number;
}

export class Service {
  readonly options: ServiceOptions;
  #idsMade: number;
  // A batch's record is replaced when it is canceled, so a count found under a record stays right.
  readonly #counts = new WeakMap<Batch, RequestCounts>();

  constructor(options: ServiceOptions) {
    this.options = options;
    this.#idsMade = options.idsMade;
  }

  now(): number {
    return this.options.clock.now();
  }

  nextId(kind: "msgbatch" | "req"): string {
    this.#idsMade += 1;
    return makeId(kind, `${this.options.seed}:${this.#idsMade}`);
  }

  /** All that another server needs to go on from here. */
  snapshot(): ServerState {
    const batches = this.options.store.all().map(saveBatch);
    return { version: 1, now: this.now(), idsMade: this.#idsMade, batches };
  }

  view(batch: Batch): MessageBatch {
    return viewBatch(batch, {
      now: this.now(),
      origin: this.options.origin,
      tally: (ended) => this.#tally(ended),
    });
  }

  #tally(batch: Batch): RequestCounts {
    const counts = this.#counts.get(batch) ?? countResults(batch, this.options.answer);
    this.#counts.set(batch, counts);
    return counts;
  }
}
