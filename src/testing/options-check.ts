/** What `startServer` may be given: an option that it does not know would be left out without a word. */

import { ownFault } from "./fault-check.ts";
import { eventsCheck } from "./script.ts";
import {
  anything,
  choice,
  integer,
  list,
  number,
  object,
  single,
  text,
  type Check,
} from "./shape.ts";

const words = text(/^/);

export const optionsCheck: Check = object({
  listed: true,
  optional: {
    port: integer(0),
    apiKey: text(),
    clock: single((given) =>
      typeof Object(given).now === "function"
        ? undefined
        : "Input should be a clock, which has a function now",
    ),
    batchDuration: number(0),
    cancelDuration: number(0),
    answer: single((given) =>
      typeof given === "function" ? undefined : "Input should be a function",
    ),
    results: text(),
    events: eventsCheck(ownFault),
    state: anything,
    models: list(anything),
    limits: object({ listed: true, optional: { requests: number(1), bytes: number(1) } }),
    seed: words,
    keepRequests: number(0),
    ref: choice([true, false]),
  },
});
