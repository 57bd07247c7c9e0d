/** Results from a JSON Lines file. */

import { describe, expect, test } from "vitest";

import { manualClock, startServer } from "../../src/testing/index.ts";
import { createBatch, results, retrieve } from "./call.ts";
import { temporaryFolder } from "./folder.ts";

const SECOND = 1000;

const folder = temporaryFolder();

describe("results from a file", () => {
  const LINES =
    '{"custom_id":"r1","result":{"type":"succeeded","message":{"id":"msg_1","content":"größer\u2028"}}}\r\n' +
    "\n" +
    '{"custom_id":"r0","result":{"type":"expired"}}';

  test("are found by custom_id; the other requests are answered as without them", async () => {
    const path = folder.file("results.jsonl", `\uFEFF${LINES}`);
    await using server = await startServer({
      clock: manualClock(),
      results: path,
      answer: () => "mine",
    });
    const batch = await createBatch(server, 3);
    server.clock.advance(SECOND);
    expect((await results(server, batch)).map(({ result }) => result)).toEqual([
      { type: "expired" },
      { type: "succeeded", message: { id: "msg_1", content: "größer\u2028" } },
      expect.objectContaining({
        message: expect.objectContaining({ content: [expect.objectContaining({ text: "mine" })] }),
      }),
    ]);
    expect((await retrieve(server, batch)).request_counts).toMatchObject({
      succeeded: 2,
      expired: 1,
    });
  });

  test("may be longer than what is read at once", async () => {
    const content = "x".repeat(700_000);
    const lines = [0, 1, 2, 3].map((index) =>
      JSON.stringify({
        custom_id: `r${index}`,
        result: { type: "errored", error: { index, content } },
      }),
    );
    await using server = await startServer({
      clock: manualClock(),
      results: folder.file("long.jsonl", lines.join("\n")),
    });
    const batch = await createBatch(server, 4);
    server.clock.advance(SECOND);
    expect((await results(server, batch)).map(({ result }) => result["error"])).toEqual(
      [0, 1, 2, 3].map((index) => ({ index, content })),
    );
  });

  test.each([
    ["a line that is no JSON", '{"custom_id":"a","result":{"type":"expired"}}\n{', ":2: "],
    [
      "a line that is no result",
      '{"custom_id":"a","result":{"type":"lost"}}',
      ":1: line.result.type: ",
    ],
    [
      "a custom_id twice",
      '{"custom_id":"a","result":{"type":"expired"}}\n'.repeat(2),
      ":2: custom_id: 'a' ",
    ],
  ])("with %s are refused, with the line", async (_, content, problem) => {
    const path = folder.file("bad.jsonl", content);
    await expect(startServer({ results: path })).rejects.toThrow(path + problem);
  });

  test("that are not there are refused", async () => {
    await expect(startServer({ results: folder.path("none") })).rejects.toThrow("ENOENT");
  });
});
