/** The main job, seen: a batch through the generated client against the embedded server, GA and then beta. */
import {
  createClient,
  waitForBatch,
  type CreateMessageBatchParams,
  type EitherOptions,
} from "../../src/index.ts";
import { erroredResult, startServer, type Answer } from "../../src/testing/index.ts";

const REQUESTS = 300;
/** What a call adds to choose its twin. */
const TWINS: readonly { readonly name: string; readonly options: EitherOptions }[] = [
  { name: "GA", options: { betas: undefined } },
  { name: "beta", options: { betas: ["output-300k-2026-03-24"] } },
];

/** Every 40th request fails, every 70th is too late: a summary by outcome has something to tell. */
const answer: Answer = ({ custom_id }, { index }) => {
  if (index % 40 === 39) return erroredResult("invalid_request_error", `${custom_id} is too long.`);
  if (index % 70 === 69) return { type: "expired" };
  return `Answer to ${custom_id}.`;
};

await using server = await startServer({ answer, batchDuration: 1500 });
const client = createClient(server.clientOptions);
console.log(`The embedded Message Batches API listens on ${server.url}.`);
for (let i = 0; i < 6; i++) await client.messages.batches.create({ requests: requests(2) });

for (const { name, options } of TWINS) {
  console.log(`\n${name}`);
  const batch = await client.messages.batches.create({ requests: requests(REQUESTS) }, options);
  console.log(`  created   ${batch.id} with ${batch.request_counts.processing} requests`);
  await waitShowingProgress(batch.id, options);
  await walkPages(options);
  await summarizeResults(batch.id, options);
}

/** One line that a terminal shows in place; elsewhere only its last state is printed. */
async function waitShowingProgress(id: string, options: EitherOptions): Promise<void> {
  const started = Date.now();
  let line = "";
  await waitForBatch(client, id, {
    ...options,
    interval: 200,
    onProgress: ({ processing_status, request_counts: { processing, succeeded } }) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      line = `  waited    ${seconds} s: ${processing_status}, ${processing} processing, ${succeeded} succeeded`;
      if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
    },
  });
  console.log(process.stdout.isTTY ? "" : line);
}

async function walkPages(options: EitherOptions): Promise<void> {
  const sizes: number[] = [];
  for await (const page of client.messages.batches.list({ limit: 3 }, options).pages())
    sizes.push(page.data.length);
  console.log(`  listed    ${sum(sizes)} batches on ${sizes.length} pages of ${sizes.join(", ")}`);
}

async function summarizeResults(id: string, options: EitherOptions): Promise<void> {
  const outcomes = new Map<string, number>();
  for await (const { result } of client.messages.batches.results(id, options))
    outcomes.set(result.type, (outcomes.get(result.type) ?? 0) + 1);
  console.log(`  streamed  ${sum([...outcomes.values()])} results:`);
  for (const [outcome, count] of outcomes) console.log(`    ${outcome.padEnd(10)} ${count}`);
}

function requests(count: number): CreateMessageBatchParams["requests"] {
  return Array.from({ length: count }, (_, i) => ({
    custom_id: `question-${i}`,
    params: {
      model: "claude-sonnet-4-5",
      max_tokens: 100,
      messages: [{ role: "user", content: `What is ${i} squared?` }],
    },
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
