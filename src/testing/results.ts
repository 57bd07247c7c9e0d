/** The results of an ended batch: counted once, and made line by line while they are downloaded. */

import { toResult, type Answer, type BatchResult } from "./answers.ts";
import {
  finishedCount,
  NO_REQUESTS,
  unfinishedResult,
  type Batch,
  type RequestCounts,
} from "./batch.ts";
import { makeId } from "./ids.ts";

/** Counts the results by type, without keeping them. */
export function countResults(batch: Batch, answer: Answer): RequestCounts {
  const counts = { ...NO_REQUESTS };
  for (let index = 0; index < batch.requests.length; index += 1) {
    const given = answerTo(batch, index, answer);
    counts[typeof given === "string" ? "succeeded" : given.type] += 1;
  }
  return counts;
}

/**
 * The results file, a line at a time. Lines are in a fixed order that is not the order of the requests: results are
 * matched by custom_id, and code that relies on their order shall notice here.
 */
export function* resultLines(batch: Batch, answer: Answer): Generator<string> {
  for (const index of scattered(batch.requests.length)) {
    const request = at(batch, index);
    const id = makeId("msg", `${batch.id}:${index}`);
    const result = toResult(answerTo(batch, index, answer), request, id);
    yield `${JSON.stringify({ custom_id: request.custom_id, result })}\n`;
  }
}

function answerTo(batch: Batch, index: number, answer: Answer): string | BatchResult {
  if (index >= finishedCount(batch)) return { type: unfinishedResult(batch) };
  return answer(at(batch, index), { beta: batch.beta, batchId: batch.id, index });
}

function at(batch: Batch, index: number): Batch["requests"][number] {
  const request = batch.requests[index];
  if (request === undefined) throw new RangeError(`batch ${batch.id} has no request ${index}`);
  return request;
}

/** Every index below `length` exactly once, by steps of a number that shares no divisor with it. */
function* scattered(length: number): Generator<number> {
  let step = Math.max(1, Math.round(length * 0.618));
  while (gcd(step, length) > 1) step += 1;
  for (let place = 1; place <= length; place += 1) yield (place * step) % length;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
