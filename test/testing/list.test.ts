/** Lists and their cursors. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  manualClock,
  startServer,
  type MessageBatch,
  type TestServer,
} from "../../src/testing/index.ts";
import { BATCHES, call, createBatch, get } from "./call.ts";

interface Page {
  readonly data: readonly MessageBatch[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

let server: TestServer;
/** Newest first, as they are listed. */
const ids: string[] = [];

beforeAll(async () => {
  server = await startServer({ clock: manualClock() });
  for (let count = 0; count < 25; count += 1) ids.unshift((await createBatch(server)).id);
});
afterAll(() => server.close());

const list = (query: string): Promise<Page> => get<Page>(server, `${BATCHES}?${query}`);
const idsOf = ({ data }: Page): readonly string[] => data.map(({ id }) => id);

describe("a page", () => {
  test("has the newest 20 batches if nothing else is asked for", async () => {
    const page = await list("");
    expect(idsOf(page)).toEqual(ids.slice(0, 20));
    expect(page).toMatchObject({ has_more: true, first_id: ids[0], last_id: ids[19] });
  });

  test("shows batches as retrieve does", async () => {
    const [first] = (await list("limit=1")).data;
    expect(first).toEqual(await get(server, `${BATCHES}/${ids[0]}`));
  });

  test("after an object starts with the next older one", async () => {
    const page = await list(`after_id=${ids[1]}&limit=3`);
    expect(idsOf(page)).toEqual(ids.slice(2, 5));
    expect(page.has_more).toBe(true);
  });

  test("before an object ends with the next newer one", async () => {
    const page = await list(`before_id=${ids[10]}&limit=3`);
    expect(idsOf(page)).toEqual(ids.slice(7, 10));
    expect(page.has_more).toBe(true);
  });

  test("says that there is no more at the old end", async () => {
    const page = await list(`after_id=${ids[21]}&limit=3`);
    expect(idsOf(page)).toEqual(ids.slice(22));
    expect(page.has_more).toBe(false);
  });

  test("says that there is no more at the new end", async () => {
    const page = await list(`before_id=${ids[2]}&limit=3`);
    expect(idsOf(page)).toEqual(ids.slice(0, 2));
    expect(page.has_more).toBe(false);
  });

  test("beyond the end is empty, without ids", async () => {
    expect(await list(`after_id=${ids[24]}`)).toEqual({
      data: [],
      has_more: false,
      first_id: null,
      last_id: null,
    });
  });

  test("takes up to 1000", async () => {
    expect(idsOf(await list("limit=1000"))).toEqual(ids);
  });

  test("is the same for the beta twin", async () => {
    expect(await list("beta=true&limit=5")).toEqual(await list("limit=5"));
  });
});

describe("is refused as an invalid request:", () => {
  test.each([
    ["both cursors", () => `after_id=${ids[0]}&before_id=${ids[1]}`, "after_id, before_id: "],
    ["an unknown after_id", () => "after_id=msgbatch_unknown", "after_id: "],
    ["an unknown before_id", () => "before_id=msgbatch_unknown", "before_id: "],
    ["a limit of 0", () => "limit=0", "limit: "],
    ["a negative limit", () => "limit=-1", "limit: "],
    ["a limit above 1000", () => "limit=1001", "limit: "],
    ["a limit that is no number", () => "limit=many", "limit: "],
    ["a fraction as limit", () => "limit=1.5", "limit: "],
    ["an empty limit", () => "limit=", "limit: "],
  ])("%s", async (_, query, start) => {
    const reply = await call(server, "GET", `${BATCHES}?${query()}`);
    expect(reply).toMatchObject({
      status: 400,
      body: {
        error: { type: "invalid_request_error", message: expect.stringMatching(`^${start}`) },
      },
    });
  });
});

test("an empty server lists nothing", async () => {
  await using empty = await startServer();
  expect(await get(empty, BATCHES)).toEqual({
    data: [],
    has_more: false,
    first_id: null,
    last_id: null,
  });
});
