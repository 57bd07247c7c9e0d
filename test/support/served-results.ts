/** The results of a batch that has ended, on the embedded server, which fails as a test asks it to. */
import { onTestFinished } from "vitest";
import { Client } from "../../generated/index.ts";
import { connect, type Jsonl, type JsonlOptions } from "../../src/runtime.ts";
import { type Fault, manualClock, startServer } from "../../src/testing/index.ts";
import { BATCHES, call, endedBatch } from "../testing/call.ts";
import { prompt } from "./client.ts";

export interface ServedResults {
  /** As they lie on the server. */
  readonly file: string;
  readonly lines: readonly unknown[];
  /** Downloads, of which the first meets the first fault, and so on. */
  readonly results: (faults: readonly Fault[], options?: JsonlOptions) => Jsonl<unknown>;
  /** The range that each download since the last question asked for. */
  readonly ranges: () => readonly (string | undefined)[];
}

export async function servedResults(count: number): Promise<ServedResults> {
  const server = await startServer({ clock: manualClock() });
  onTestFinished(() => server.close());
  const { id } = await endedBatch(server, count);
  const file = (await call(server, "GET", `${BATCHES}/${id}/results`)).text;
  const { batches } = connect(Client, prompt, server.clientOptions).messages;
  let asked = server.requests.length;
  return {
    file,
    lines: file
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
    results: (faults, options) => {
      server.clearFaults();
      for (const fault of faults) server.failNext(fault);
      return batches.results(id, options);
    },
    ranges: () => {
      const fresh = server.requests.slice(asked);
      asked = server.requests.length;
      return fresh.map(({ headers }) => headers["range"]);
    },
  };
}
