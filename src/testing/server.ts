/** The server: everything put together behind a port on loopback. */

import { cannedAnswer } from "./answers.ts";
import { respond } from "./app.ts";
import type { MessageBatch } from "./batch.ts";
import { systemClock, type Clock } from "./clock.ts";
import { ownFault } from "./fault-check.ts";
import { Faults, type Fault } from "./faults.ts";
import { listen } from "./listen.ts";
import type { RecordedRequest } from "./log.ts";
import { MODELS } from "./models.ts";
import { API_LIMITS, DEFAULT_API_KEY, type ServerOptions } from "./options.ts";
import { optionsCheck } from "./options-check.ts";
import { Script } from "./script.ts";
import { SeededResults } from "./seeded-results.ts";
import { Service } from "./service.ts";
import { problemsOf, refuse } from "./shape.ts";
import { loadBatch, type ServerState } from "./state.ts";
import { BatchStore } from "./store.ts";

/** A running server. Clients know it by its answers; here is what a test sees besides. */
export interface TestServer<C extends Clock = Clock> extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** The clock that the server was started with. */
  readonly clock: C;
  /** Ready for `createClient(server.clientOptions)`. */
  readonly clientOptions: { readonly baseUrl: string; readonly apiKey: string };
  /** The same as environment variables, for a program that is started with them. */
  readonly env: { readonly ANTHROPIC_BASE_URL: string; readonly ANTHROPIC_API_KEY: string };
  /** Every request so far, oldest first; the key in none of them. */
  readonly requests: readonly RecordedRequest[];
  /** The batches as the API would show them now, newest first. */
  readonly batches: readonly MessageBatch[];
  /** Lets the next request, or the next `times` ones that match, fail in this way. Faults queue up. Throws a TypeError for one that could not happen. */
  failNext(fault: Fault): void;
  /** Forgets the faults that have met no request yet. */
  clearFaults(): void;
  /** The batches and what else another server needs to go on from here, as JSON. */
  snapshot(): ServerState;
  /** Stops listening and ends all connections. Closing twice is no error. */
  close(): Promise<void>;
}

/**
 * Starts a Message Batches API in this process, on 127.0.0.1. It costs nothing, asks no model, and behaves as the
 * API does; many can run at once. An open server does not keep the process running, unless `ref` says so. Rejects
 * where the port cannot be had, the file of results cannot be read, or an option is none.
 */
export async function startServer<C extends Clock = Clock>(
  options: ServerOptions<C> = {},
): Promise<TestServer<C>> {
  refuse("startServer", problemsOf(optionsCheck, options, "options"));
  // Without the option, C is its default, and the system's clock is a Clock.
  const clock = options.clock ?? (systemClock as C);
  const apiKey = options.apiKey ?? DEFAULT_API_KEY;
  const seeds = options.results === undefined ? undefined : new SeededResults(options.results);
  const port = await listen(options).catch((error: unknown) => {
    seeds?.close();
    throw error;
  });
  const service = makeService(options, { clock, apiKey, origin: port.url, seeds });
  const faults = new Faults();
  const script = new Script(options.events ?? [], clock.now());
  const play = (): void => script.play(service, faults);
  const requests: RecordedRequest[] = [];
  const keep = options.keepRequests ?? 10_000;
  const onRequest = (request: RecordedRequest): void => {
    requests.push(request);
    if (requests.length > keep) requests.shift();
  };
  port.onRequest((request, response) =>
    respond({ service, faults, onRequest, beforeRequest: play }, request, response),
  );

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= port.close().then(() => seeds?.close()));
  return {
    url: port.url,
    apiKey,
    clock,
    clientOptions: { baseUrl: port.url, apiKey },
    env: { ANTHROPIC_BASE_URL: port.url, ANTHROPIC_API_KEY: apiKey },
    requests,
    get batches() {
      play();
      return service.options.store.newestFirst().map((batch) => service.view(batch));
    },
    failNext: (fault) => {
      refuse("failNext", problemsOf(ownFault, fault, "fault"));
      faults.add(fault);
    },
    clearFaults: () => faults.clear(),
    snapshot: () => {
      play();
      return service.snapshot();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Given {
  readonly clock: Clock;
  readonly apiKey: string;
  readonly origin: string;
  readonly seeds: SeededResults | undefined;
}

function makeService(options: ServerOptions, { clock, apiKey, origin, seeds }: Given): Service {
  const answer = options.answer ?? cannedAnswer;
  return new Service({
    apiKey,
    origin,
    clock,
    answer: seeds?.answer(answer) ?? answer,
    models: options.models ?? MODELS,
    limits: { ...API_LIMITS, ...options.limits },
    durations: { batch: options.batchDuration ?? 1000, cancel: options.cancelDuration ?? 100 },
    store: new BatchStore(options.state?.batches.map(loadBatch)),
    seed: options.seed ?? "twinfold",
    idsMade: options.state?.idsMade ?? 0,
  });
}
