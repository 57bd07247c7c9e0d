/** Parts of a file that were asked for and prove nothing: the whole file is asked for instead. */
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";
import { head, ids, lines } from "./support/jsonl.ts";
import type { Script } from "./support/loopback.ts";

const whole = Buffer.from(lines(3));
const one = Buffer.byteLength(lines(1));

/** Cuts the file after a line, answers otherwise where a part is asked for, and then gives it all. */
function cutThen(answer: (response: ServerResponse) => void): Script {
  return ({ headers }, response, index) => {
    if (index === 0) head(response, { etag: '"v1"' }).write(lines(1), () => response.destroy());
    else if (headers.range === undefined) head(response).end(whole);
    else answer(response);
  };
}

const type = { "content-type": "text/plain" };
const right = { ...type, "content-range": `bytes ${one}-${whole.length - 1}/${whole.length}` };
const second = lines(2).slice(lines(1).length);
/** Another file, of the same length. */
const other = lines(3).replaceAll("é", "è").slice(lines(1).length);

test.each([
  ["without an ETag", {}, other],
  ["of a weak ETag", { etag: 'W/"v1"' }, other],
  ["that is encoded", { etag: '"v1"', "content-encoding": "identity" }, other],
  ["that ends between two lines, earlier than it says", { etag: '"v1"' }, second],
])("a part %s is not taken for the rest of the file", async (_, headers, rest) => {
  const { server, batches } = await setup(
    cutThen((response) => void response.writeHead(206, { ...right, ...headers }).end(rest)),
  );
  expect(await batches.results("b").toArray()).toEqual(ids(3));
  expect(server.requests.map((request) => request.headers.range)).toEqual([
    undefined,
    `bytes=${one}-`,
    undefined,
  ]);
});

test("a part that is not taken is let go at once", async () => {
  const signals: AbortSignal[] = [];
  const part = { ...type, "content-range": "bytes 1-9/10" };
  const { batches } = await setup(
    cutThen((response) => void response.writeHead(206, part).write("x")),
    { fetch: (request) => (signals.push(request.signal), fetch(request)) },
  );
  const iterator = batches.results("b")[Symbol.asyncIterator]();
  for (let i = 0; i < 3; i++) await iterator.next();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true, false]);
});
