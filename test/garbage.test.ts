/** What was collected in the meantime takes no timeout and no abort with it. */
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";
import type { Script } from "./support/loopback.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void; // the flag puts it there

/** Begins a body and leaves it. */
const stalled: Script = (request, response) => {
  const type = request.url.includes("/results") ? "application/x-jsonl" : "application/json";
  response.writeHead(200, { "content-type": type });
  response.write("{");
};

/** The error that the work ends with, while all that can be is collected. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  const error = work.catch((reason: unknown) => reason);
  for (let i = 0; i < 5; i++) {
    await setTimeout(10);
    collect();
  }
  return error;
}

const fetches = {
  "the platform's fetch": undefined,
  "a fetch of one's own": (request: Request) => fetch(request),
};

for (const [name, own] of Object.entries(fetches)) {
  test(`a body that stalls times out, by ${name}`, async () => {
    const { batches } = await setup(stalled, { fetch: own, maxRetries: 0 });
    const call = batches.retrieve("b", { timeout: 150 });
    expect(await outcome(call)).toMatchObject({ type: "timeout" });
  });

  test(`a download that stalls is let go, by ${name}`, async () => {
    const { batches } = await setup(stalled, { fetch: own, maxRetries: 0 });
    const lines = batches.results("b", { idleTimeout: 150 })[Symbol.asyncIterator]();
    expect(await outcome(lines.next())).toMatchObject({ type: "timeout" });
  });
}
