/** Downloads and lists through a server that fails at random, by a seed: every line and every item exactly once, in order. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";
import { ids, lines } from "./support/jsonl.ts";
import { type Recorded, type Script, sendJson } from "./support/loopback.ts";

const count = 40;
const body = Buffer.from(lines(count));

/** What happens to one request; afterwards everything is well. */
const fault = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat(body.length) }),
  fc.record({ kind: fc.constant("end" as const), at: fc.nat(body.length) }),
  fc.record({ kind: fc.constant("drip" as const), at: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constantFrom("reset", "busy", "broken"), at: fc.constant(0) }),
);
type Fault = typeof fault extends fc.Arbitrary<infer F> ? F : never;

/** Answers a range where it can prove the file, with the whole body where not. */
async function send(
  request: Recorded,
  response: Parameters<Script>[1],
  { kind, at }: Fault,
  etag: string | undefined,
): Promise<void> {
  if (kind === "reset") return void response.destroy();
  if (kind === "busy") return sendJson(response, {}, { status: 529 });
  if (kind === "broken") return sendJson(response, {}, { status: 502 });
  const asked = etag !== undefined && request.headers["if-range"] === etag;
  const start = asked ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
  if (start >= body.length) return void response.writeHead(416).end();
  response.writeHead(start > 0 ? 206 : 200, {
    "content-type": "application/x-jsonl",
    ...(etag !== undefined && { etag }),
    ...(start > 0 && { "content-range": `bytes ${start}-${body.length - 1}/${body.length}` }),
  });
  const rest = body.subarray(start, kind === "drip" ? undefined : Math.max(start, at));
  const step = kind === "drip" ? at : rest.length;
  for (let sent = 0; sent < rest.length; sent += step) {
    const piece = rest.subarray(sent, sent + step);
    await new Promise((resolve) => response.write(piece, resolve));
  }
  if (kind === "cut") response.destroy();
  else response.end();
}

const well: Fault = { kind: "drip", at: 1e6 };
const runs = { seed: 20_261_126, numRuns: 60, endOnFailure: true };

test("every line arrives once and in order, whatever happens on the way", async () => {
  const etags = fc.option(fc.constant('"v1"'), { nil: undefined });
  const given = fc.asyncProperty(fc.array(fault, { maxLength: 8 }), etags, async (faults, etag) => {
    const { batches } = await setup(
      (request, response, index) => send(request, response, faults[index] ?? well, etag),
      { maxRetries: 20 },
    );
    expect(await batches.results("b", { expectedLines: count }).toArray()).toEqual(ids(count));
  });
  await fc.assert(given, runs);
});

test("every item of a list arrives once and in order, whatever happens on the way", async () => {
  const kinds = fc.array(fc.constantFrom("reset", "busy", "broken", "cut", "well"));
  const given = fc.asyncProperty(kinds, async (faults) => {
    const { batches } = await setup(
      ({ url }, response, index) => {
        const kind = faults[index] ?? "well";
        if (kind === "reset") return void response.destroy();
        if (kind === "busy") return sendJson(response, {}, { status: 529 });
        if (kind === "broken") return sendJson(response, {}, { status: 502 });
        const start = Number(/after_id=(\d+)/.exec(url)?.[1] ?? -1) + 1;
        const data = Array.from({ length: 3 }, (_, i) => ({ id: String(start + i) }));
        const page = { data, has_more: start < 12, last_id: String(start + 2) };
        if (kind === "well") return sendJson(response, page);
        response.writeHead(200, { "content-type": "application/json", "content-length": "999" });
        response.write(JSON.stringify(page), () => response.destroy());
      },
      { maxRetries: 20 },
    );
    const items = await batches.list().toArray();
    expect(items.map(({ id }) => Number(id))).toEqual(Array.from({ length: 15 }, (_, i) => i));
  });
  await fc.assert(given, { ...runs, numRuns: 30 });
});
