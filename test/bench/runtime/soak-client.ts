/** The client of the soak: `soak-client.js <lines> <pages> <url>`; checks that everything comes once, in order, and says how the heap grew. */
import { anthropic } from "../../../src/anthropic.ts";
import { type ClientOptions, connect } from "../../../src/runtime.ts";
import { Client } from "../../../generated/index.ts";

const [lines = 0, pages = 0] = process.argv.slice(2, 4).map(Number);
const baseUrl = process.argv[4] ?? "";
const options: ClientOptions = { apiKey: "sk-soak", baseUrl, maxRetries: 30, timeout: 2000 };
// Faults come by the hundred: nobody waits seconds for each.
const retry = { ...anthropic.retry, firstDelay: 5, maxDelay: 50 };
const { batches } = connect(Client, { ...anthropic, retry }, options).messages;

export interface Soaked {
  /** Items that came, all in their places. */
  readonly items: number;
  /** Bytes of heap that an item left behind: the slope of the least squares. */
  readonly slope: number;
}

/** The heap after a collection, a hundred times on the way; the first tenth warms up. */
async function soak<T>(
  items: AsyncIterable<T>,
  total: number,
  id: (item: T) => number,
): Promise<Soaked> {
  const samples: [number, number][] = [];
  let count = 0;
  for await (const item of items) {
    if (id(item) !== count) throw new Error(`item ${id(item)} came as number ${count}`);
    count += 1;
    if (count % Math.ceil(total / 100) !== 0 || count < total / 10) continue;
    globalThis.gc?.();
    samples.push([count, process.memoryUsage().heapUsed]);
  }
  return { items: count, slope: slopeOf(samples) };
}

function slopeOf(samples: readonly (readonly [number, number])[]): number {
  const mean = (of: (sample: readonly [number, number]) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const x = mean((sample) => sample[0]);
  const y = mean((sample) => sample[1]);
  return (
    mean((sample) => (sample[0] - x) * (sample[1] - y)) / mean((sample) => (sample[0] - x) ** 2)
  );
}

/** Leaves a thousand downloads at their first line: the connections that are still open when the loop has turned a few times. */
async function leave(): Promise<number> {
  for (let i = 0; i < 1000; i++) {
    for await (const _ of batches.results("soak", { idleTimeout: 300 })) break;
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
}

const results = batches.results("soak", { idleTimeout: 300, expectedLines: lines });
process.send?.({
  left: await leave(),
  lines: await soak(results, lines, (line) => Number(line.custom_id)),
  pages: await soak(batches.list(), pages * 20, ({ id }) => Number(id.slice(1))),
  memory: process.resourceUsage().maxRSS / 1024,
});
process.disconnect();
