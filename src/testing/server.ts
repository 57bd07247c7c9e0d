/** The server: everything put together behind a port on loopback. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { cannedAnswer } from "./answers.ts";
import { respond } from "./app.ts";
import type { MessageBatch } from "./batch.ts";
import { systemClock, type Clock } from "./clock.ts";
import { Faults, type Fault } from "./faults.ts";
import type { RecordedRequest } from "./log.ts";
import { MODELS } from "./models.ts";
import { API_LIMITS, DEFAULT_API_KEY, type ServerOptions } from "./options.ts";
import { Service } from "./service.ts";
import { BatchStore } from "./store.ts";

/** A running server. It is told about by its answers; here is what a test sees besides. */
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
  /** Lets the next request, or the next `times` ones that match, fail in this way. Faults queue up. */
  failNext(fault: Fault): void;
  /** Forgets the faults that have met no request yet. */
  clearFaults(): void;
  /** Stops listening and ends all connections. Closing twice is no error. */
  close(): Promise<void>;
}

/**
 * Starts a Message Batches API in this process, on 127.0.0.1. It costs nothing, knows nothing of the world, and
 * behaves as the API does; many can run at once. An open server does not keep the process running, unless
 * `ref` says so. Rejects where the port cannot be had.
 */
export async function startServer<C extends Clock = Clock>(
  options: ServerOptions<C> = {},
): Promise<TestServer<C>> {
  // Without the option, C is its default, and the system's clock is a Clock.
  const clock = options.clock ?? (systemClock as C);
  const apiKey = options.apiKey ?? DEFAULT_API_KEY;
  const http = createServer();
  const url = await listen(http, options);
  const requests: RecordedRequest[] = [];
  const faults = new Faults();
  const service = new Service({
    apiKey,
    origin: url,
    clock,
    answer: options.answer ?? cannedAnswer,
    models: options.models ?? MODELS,
    limits: { ...API_LIMITS, ...options.limits },
    durations: { batch: options.batchDuration ?? 1000, cancel: options.cancelDuration ?? 100 },
    store: new BatchStore(),
    seed: options.seed ?? "twinfold",
    idsMade: 0,
  });
  const keep = options.keepRequests ?? 10_000;
  const app = {
    service,
    faults,
    beforeRequest: () => {},
    onRequest: (request: RecordedRequest) => {
      requests.push(request);
      if (requests.length > keep) requests.shift();
    },
  };
  http.on("request", (request, response) => void respond(app, request, response));

  const close = (): Promise<void> => shut(http);
  return {
    url,
    apiKey,
    clock,
    clientOptions: { baseUrl: url, apiKey },
    env: { ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: apiKey },
    requests,
    get batches() {
      return service.options.store.newestFirst().map((batch) => service.view(batch));
    },
    failNext: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function listen(http: Server, { port = 0, ref = false }: ServerOptions): Promise<string> {
  if (!ref) {
    http.unref();
    // A connection that is kept open for a next request would hold the process too.
    http.on("connection", (socket) => socket.unref());
  }
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", () => {
      http.off("error", reject);
      // A server that listens on a port has an address of this kind.
      resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    });
  });
}

function shut(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
