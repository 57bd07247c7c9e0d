/** What a server does not know is refused: a fault that nothing meets, or an option that is none, would make a test pass that tests nothing. */
import { expect, test } from "vitest";
import { createRedaction } from "../../src/redaction.ts";
import {
  manualClock,
  startServer,
  type Fault,
  type ServerOptions,
} from "../../src/testing/index.ts";

test.each<[wrong: object, message: RegExp]>([
  [
    { statu: 429 },
    /^failNext: fault\.statu: Extra inputs are not permitted; there are times, match, status, /,
  ],
  [{ status: "429" }, /fault\.status: Input should be a valid integer/],
  [{ status: 429, match: "models.lst" }, /fault\.match: Input should be .* or "models\.list"/],
  [{ connection: "drop" }, /fault\.connection: Input should be "reset" or/],
  [{ status: 500, times: 0 }, /fault\.times: Input should be greater than or equal to 1/],
])("the fault %o", async (wrong, message) => {
  await using server = await startServer();
  const fail = (): void => server.failNext(wrong as Fault); // as JavaScript gives it
  expect(fail).toThrow(TypeError);
  expect(fail).toThrow(message);
});

test.each<[wrong: object, message: RegExp]>([
  [
    { batchduration: 5 },
    /^startServer: options\.batchduration: Extra inputs are not permitted; there are port, .*batchDuration, /,
  ],
  [{ clock: {} }, /options\.clock: Input should be a clock, which has a function now/],
  [{ batchDuration: -5 }, /options\.batchDuration: Input should be greater than or equal to 0/],
  [{ answer: "yes" }, /options\.answer: Input should be a function/],
  [{ limits: { requests: "9" } }, /options\.limits\.requests: Input should be a valid number/],
  [{ events: [{ at: 1, fail: { statu: 4 } }] }, /options\.events\.0\.fail\.statu: Extra inputs/],
])("the options %o", async (wrong, message) => {
  const started = startServer(wrong as ServerOptions); // as JavaScript gives it
  await expect(started).rejects.toThrow(TypeError);
  await expect(started).rejects.toThrow(message);
});

const match = ({ path }: { readonly path: string }): boolean => path === "/v1/models";

test("but what only a program can say is known", async () => {
  const fail = { status: 503, times: Infinity, match, body: new Uint8Array([49]) };
  const clock = manualClock();
  await using server = await startServer({ clock, events: [{ at: 1, fail }], ref: undefined });
  server.failNext(fail);
  const { status } = await fetch(`${server.url}/v1/models`);
  expect(status).toBe(503);
});

test("the key that a server has by itself hides no path of the package in an error", async () => {
  await using server = await startServer();
  const path = "at file:///home/a/node_modules/twinfold/dist/testing.js, test/twinfold-testing.ts";
  const error = Object.assign(new Error("no"), { stack: path });
  expect(createRedaction([server.apiKey])(error).stack).toBe(path);
});
