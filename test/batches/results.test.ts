/** Results by id, in order, by outcome, and what is worth sending again. */
import { expect, test } from "vitest";
import { byCustomId, inOrderOf, partition, retryable } from "../../src/index.ts";

interface Line {
  readonly custom_id: string;
  readonly result: { readonly type: string; readonly error?: object };
}

const line = (custom_id: string, type: string, error?: string): Line => ({
  custom_id,
  result: { type, ...(error !== undefined && { error: { error: { type: error } } }) },
});

async function* stream(...lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines;
}

const b = line("b", "expired");
const a = line("a", "succeeded");

test("byCustomId maps ids to lines", async () => {
  expect(await byCustomId(stream(b, a))).toEqual(new Map([["b", b], ["a", a]])); // prettier-ignore
});

test("inOrderOf follows the requests, with a gap for what is missing", async () => {
  const all = ["a", "x", "b"].map((custom_id) => ({ custom_id }));
  expect(await inOrderOf(all, stream(b, a))).toEqual([a, undefined, b]);
});

async function* requests(): AsyncGenerator<{ custom_id: string }> {
  for (const custom_id of ["a", "x", "b"]) yield { custom_id };
}

test("requests may come one after the other, as runBatch takes them", async () => {
  expect(await inOrderOf(requests(), stream(b, a))).toEqual([a, undefined, b]);
  expect(await retryable(requests(), stream(b, a))).toEqual([
    { custom_id: "x" },
    { custom_id: "b" },
  ]);
});

test("partition sorts by outcome, also by one that is new", async () => {
  const odd = line("c", "__proto__");
  expect(Object.entries(await partition(stream(b, a, odd)))).toEqual([
    ["succeeded", [a]],
    ["errored", []],
    ["canceled", []],
    ["expired", [b]],
    ["__proto__", [odd]],
  ]);
});

test("retryable gives what expired, met a passing error, or has no result", async () => {
  const lines = [
    a,
    b,
    line("wrong", "errored", "invalid_request_error"),
    line("busy", "errored", "overloaded_error"),
    line("odd", "errored"),
    line("ended", "canceled"),
  ];
  const all = [...lines.map(({ custom_id }) => ({ custom_id })), { custom_id: "lost" }];
  const again = await retryable(all, stream(...lines));
  expect(again.map(({ custom_id }) => custom_id)).toEqual(["b", "busy", "odd", "lost"]);
});
