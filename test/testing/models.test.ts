/** The Models API. */

import { afterAll, beforeAll, expect, test } from "vitest";

import { startServer, type ModelInfo, type TestServer } from "../../src/testing/index.ts";
import { call, get } from "./call.ts";

interface Page {
  readonly data: readonly ModelInfo[];
  readonly has_more: boolean;
  readonly last_id: string;
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const list = (query = ""): Promise<Page> => get<Page>(server, `/v1/models${query}`);

test("models are listed newest first, with what a client needs to know of each", async () => {
  const { data, has_more } = await list();
  const dates = data.map(({ created_at }) => Date.parse(created_at));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  expect(has_more).toBe(false);
  for (const model of data) {
    expect(model).toMatchObject({
      id: expect.stringMatching(/^claude-/),
      type: "model",
      display_name: expect.stringMatching(/^Claude /),
      max_input_tokens: expect.any(Number),
      max_tokens: expect.any(Number),
      capabilities: { batch: { supported: true } },
    });
  }
});

test("models are listed by pages, like batches", async () => {
  const { data } = await list();
  const first = await list("?limit=2");
  const second = await list(`?limit=2&after_id=${first.last_id}`);
  expect([...first.data, ...second.data]).toEqual(data.slice(0, 4));
  expect([first.has_more, second.has_more]).toEqual([true, true]);
});

test("a model is retrieved by its id", async () => {
  const [model] = (await list()).data;
  expect(await get(server, `/v1/models/${model?.id}`)).toEqual(model);
});

test("a model is retrieved by its alias", async () => {
  expect(await get(server, "/v1/models/claude-haiku-4-5")).toMatchObject({
    id: "claude-haiku-4-5-20251001",
  });
});

test("an unknown model is not found", async () => {
  expect(await call(server, "GET", "/v1/models/claude-none")).toMatchObject({
    status: 404,
    body: { error: { type: "not_found_error" } },
  });
});

test("the beta twins answer the same", async () => {
  expect(await list("?beta=true")).toEqual(await list());
});

test("the models are the caller's if they are given", async () => {
  const [model] = (await list()).data as [ModelInfo];
  const own = { ...model, id: "my-model" };
  await using other = await startServer({ models: [own] });
  expect(await get(other, "/v1/models")).toMatchObject({ data: [own] });
});
