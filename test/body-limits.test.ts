/** Answers that are read as a whole have a limit, after decompression. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";
import { until } from "./support/loopback.ts";

const json = { "content-type": "application/json" };
const large = JSON.stringify({ text: "x".repeat(5000) });

test("an answer of just maxBodyBytes is read, of one byte more refused", async () => {
  for (const [maxBodyBytes, outcome] of [
    [large.length, { data: JSON.parse(large) as object }],
    [large.length - 1, { error: { type: "response", status: 200 } }],
  ] as const) {
    const { batches } = await setup(
      (_, response) => void response.writeHead(200, json).end(large),
      {
        maxBodyBytes,
      },
    );
    const settled = await batches.retrieve("b").then(
      (data: object) => ({ data }),
      (error: unknown) => ({ error }),
    );
    expect(settled).toMatchObject(outcome);
  }
});

test("what counts is what it unpacks to, and the connection is closed", async () => {
  const bomb = gzipSync(`{"a":"${"x".repeat(3_000_000)}"}`);
  expect(bomb.length).toBeLessThan(10_000);
  const { server, batches } = await setup(
    (_, response) => {
      response.writeHead(200, { ...json, "content-encoding": "gzip" });
      response.write(bomb.subarray(0, -8));
    },
    { maxBodyBytes: 100_000 },
  );
  await expect(batches.retrieve("b")).rejects.toThrow(
    "messages.batches.retrieve: 200, but a body longer than maxBodyBytes came",
  );
  await until(() => server.sockets.size === 0);
});

test("a bad status with an endless body is that status", async () => {
  const { server, batches } = await setup(
    (_, response) => {
      response.writeHead(404, json);
      const timer = setInterval(() => response.write("x".repeat(1000)), 1);
      response.on("close", () => clearInterval(timer));
    },
    { maxBodyBytes: 5000 },
  );
  await expect(batches.retrieve("b")).rejects.toMatchObject({ status: 404, body: undefined });
  await until(() => server.sockets.size === 0);
});

test("characters that are cut by the edges of chunks are whole", async () => {
  const bytes = Buffer.from('{"id":"é€😀"}');
  const { batches } = await setup(async (_, response) => {
    response.writeHead(200, json);
    for (const byte of bytes) {
      await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
    }
    response.end();
  });
  expect(await batches.retrieve("b")).toEqual({ id: "é€😀" });
});
