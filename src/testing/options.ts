/** How a server is started: its options and what each is if left out. */

import type { Answer } from "./answers.ts";
import type { Clock } from "./clock.ts";
import type { ModelInfo } from "./models.ts";
import type { ScenarioEvent } from "./script.ts";
import type { Limits } from "./service.ts";
import type { ServerState } from "./state.ts";

/** What {@link startServer} takes; every option may be left out. */
export interface ServerOptions<C extends Clock = Clock> {
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** The key that requests must carry, as `x-api-key` or as a bearer token. */
  readonly apiKey?: string | undefined;
  /** The system's time if left out; `manualClock()` for a time that the test moves. */
  readonly clock?: C | undefined;
  /** Milliseconds from the creation of a batch to its end; 1000 if left out, Infinity for never. At least 1. */
  readonly batchDuration?: number | undefined;
  /** Milliseconds from a cancel to the end of the batch; 100 if left out. At least 1. */
  readonly cancelDuration?: number | undefined;
  /** Answers batched requests; with a canned message each if left out. */
  readonly answer?: Answer | undefined;
  /**
   * A JSON Lines file with results, `{"custom_id": …, "result": …}`: a request whose custom_id it has is answered
   * from there, any other by `answer`.
   */
  readonly results?: string | undefined;
  /** What happens at which second after the start. */
  readonly events?: readonly ScenarioEvent[] | undefined;
  /** The state to go on from, as `snapshot()` gives it. */
  readonly state?: ServerState | undefined;
  /** The models to list, newest first; five of the API's own if left out. */
  readonly models?: readonly ModelInfo[] | undefined;
  /** How large a create may be; the API's own limits if left out. */
  readonly limits?: Partial<Limits> | undefined;
  /** Servers with the same seed give the same ids in the same order. */
  readonly seed?: string | undefined;
  /** How many of the last requests `requests` keeps; 10 000 if left out. */
  readonly keepRequests?: number | undefined;
  /** Whether the open server keeps the process running; false if left out, so that a forgotten one never does. */
  readonly ref?: boolean | undefined;
}

/** The key of a server that was given none. No part of it is in a path, where errors would hide it as a key's. */
export const DEFAULT_API_KEY = "key-to-test-with";

/** The limits of the API itself. */
export const API_LIMITS: Limits = { requests: 100_000, bytes: 256 * 1024 * 1024 };
