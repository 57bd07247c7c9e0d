/** Events that happen to a server at their time. */

import type { Fault, Faults } from "./faults.ts";
import type { Service } from "./service.ts";
import { choice, list, number, object, type Check } from "./shape.ts";

/** What happens at one moment; where an event says several things, in the order of these lines. */
export interface ScenarioEvent {
  /** Seconds from the start of the server, by its clock. */
  readonly at: number;
  /** Forgets the faults that have met no request yet. */
  readonly clearFaults?: true | undefined;
  /** As `failNext`: `{ "at": 2, "fail": { "status": 529, "times": 3 } }`. */
  readonly fail?: Fault | undefined;
  /** Lets every request of the batches in progress finish. */
  readonly endBatches?: true | undefined;
  /** How long batches created from then on take. */
  readonly batchSeconds?: number | undefined;
  /** How long cancels asked for from then on take. */
  readonly cancelSeconds?: number | undefined;
}

/** A list of events, each with a fault as the file or the program has it. */
export function eventsCheck(fail: Check): Check {
  return list(
    object({
      listed: true,
      required: { at: number(0) },
      optional: {
        clearFaults: choice([true]),
        fail,
        endBatches: choice([true]),
        batchSeconds: number(0),
        cancelSeconds: number(0),
      },
    }),
  );
}

/** Lets events happen once their time has come, the earliest first; nothing waits, somebody has to ask. */
export class Script {
  readonly #startedAt: number;
  #ahead: readonly ScenarioEvent[];

  constructor(events: readonly ScenarioEvent[], startedAt: number) {
    this.#startedAt = startedAt;
    this.#ahead = events.toSorted((a, b) => a.at - b.at);
  }

  /** Lets everything happen that is due. */
  play(service: Service, faults: Faults): void {
    const timeOf = ({ at }: ScenarioEvent): number => this.#startedAt + at * 1000;
    const due = this.#ahead.filter((event) => timeOf(event) <= service.now());
    this.#ahead = this.#ahead.slice(due.length);
    for (const event of due) happen(event, timeOf(event), service, faults);
  }
}

function happen(event: ScenarioEvent, time: number, { options }: Service, faults: Faults): void {
  const { clearFaults, fail, endBatches, batchSeconds, cancelSeconds } = event;
  if (clearFaults) faults.clear();
  if (fail !== undefined) faults.add(fail);
  if (endBatches) options.store.completeAll(time);
  if (batchSeconds !== undefined) options.durations.batch = batchSeconds * 1000;
  if (cancelSeconds !== undefined) options.durations.cancel = cancelSeconds * 1000;
}
