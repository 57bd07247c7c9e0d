/** Scenario files. */

import { describe, expect, test } from "vitest";

import { manualClock, readScenario, startServer } from "../../src/testing/index.ts";
import { BATCHES, call, createBatch, get } from "./call.ts";
import { temporaryFolder } from "./folder.ts";

const SECOND = 1000;

const folder = temporaryFolder();

describe("a scenario file", () => {
  test("says what a server starts with, by paths from its own folder", async () => {
    await using first = await startServer({ clock: manualClock() });
    await createBatch(first);
    folder.file("state.json", JSON.stringify(first.snapshot()));
    folder.file("seeds.jsonl", '{"custom_id":"r0","result":{"type":"canceled"}}');
    const events = [{ at: 1, fail: { status: 529 } }];
    const path = folder.file(
      "scenario.json",
      JSON.stringify({ state: "state.json", results: "seeds.jsonl", events }),
    );

    const options = readScenario(path);
    await using server = await startServer({ ...options, clock: manualClock(options.state?.now) });
    server.clock.advance(SECOND);
    expect((await call(server, "GET", BATCHES)).status).toBe(529);
    const { data } = await get<{ readonly data: readonly unknown[] }>(server, BATCHES);
    expect(data).toMatchObject([{ request_counts: { canceled: 1 } }]);
  });

  test.each([
    ["no JSON", "{", "Expected property name"],
    [
      "an unknown key",
      '{"event": []}',
      "scenario.event: Extra inputs are not permitted; there are state, results, events",
    ],
    ["an event without a time", '{"events": [{}]}', "scenario.events.0.at: Field required"],
    [
      "a fault that cannot be",
      '{"events": [{"at": 1, "fail": {"status": 529, "times": 0, "match": "models"}}]}',
      "scenario.events.0.fail.times: Input should be greater than or equal to 1; scenario.events.0.fail.match: ",
    ],
    [
      "a connection that breaks in no known way",
      '{"events": [{"at": 1, "fail": {"connection": "gone", "conection": "cut"}}]}',
      "scenario.events.0.fail.conection: Extra inputs are not permitted; there are times, match, ",
    ],
    ["a state that is none", '{"state": "nowhere.json"}', "ENOENT"],
  ])("with %s is refused", (_, content, problem) => {
    expect(() => readScenario(folder.file("wrong.json", content))).toThrow(problem);
  });

  test("whose state is none names that file", () => {
    folder.file("wrong-state.json", "{}");
    const path = folder.file("with-wrong-state.json", '{"state": "wrong-state.json"}');
    expect(() => readScenario(path)).toThrow(`${folder.path("wrong-state.json")}: state.version: `);
  });
});
