import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Method } from "../../scripts/model/types.ts";
import { answer, loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const query = (...names: string[]): object => ({
  parameters: names.map((name) => ({ name, in: "query", schema: { type: "string" } })),
});
const page = (fields: readonly string[], items: object = ref("Thing")): object => ({
  type: "object",
  properties: Object.fromEntries([
    ["data", { type: "array", items }],
    ...fields.map((name) => [name, { type: "string" }] as const),
  ]),
});
const CURSOR = page(["has_more", "first_id", "last_id"]);

async function listed(paths: object, schemas: object = {}): Promise<readonly Method[]> {
  const components = { schemas: { Thing: { type: "object" }, ...schemas } };
  return model(await loadParts({ paths, components }), ROWS).methods;
}

describe("a method pages in the manner of the first row that its parameters and answer match in full", () => {
  test.each([
    ["cursor", ["after_id", "before_id", "limit"], CURSOR],
    ["page", ["page"], page(["next_page"])],
    ["forward", ["after_id"], CURSOR],
    ["forward", ["after_id", "before_id"], page(["has_more", "last_id"])],
    [undefined, ["before_id"], CURSOR],
    [undefined, ["after_id", "before_id"], page(["first_id", "last_id"])],
    [undefined, [], page(["next_page"])],
    [undefined, ["page"], { type: "object", properties: { next_page: {} } }],
    [
      undefined,
      ["page"],
      { type: "object", properties: { next_page: {}, data: { type: "string" } } },
    ],
  ])("%s: %j", async (name, parameters, schema) => {
    const [method] = await listed({
      "/feed": { get: { ...query(...parameters), ...answer(schema) } },
    });
    expect(method?.paging?.name).toBe(name);
    expect(method?.variants[0]?.answer.item).toBe(name === undefined ? null : "Thing");
    expect(method?.name).toEqual(name === undefined ? ["getFeed"] : ["feed", "list"]);
  });
});

const linked = (schema: object, headers: object): object => ({
  get: {
    responses: { 200: { description: "", headers, content: { "application/json": { schema } } } },
  },
});

describe("a list whose answers have a header of links pages by it", () => {
  const list = { type: "array", items: ref("Thing") };
  const LINK = { link: { schema: { type: "string" } } };

  test.each([
    ["link", list, LINK],
    [undefined, list, { "x-link": LINK.link }],
    [undefined, list, {}],
    [undefined, { type: "object", properties: { data: list } }, LINK],
  ])("%s: %j", async (name, schema, headers) => {
    const [method] = await listed({ "/feed": linked(schema, headers) });
    expect(method?.paging?.name).toBe(name);
    expect(method?.variants[0]?.answer.item).toBe(name === undefined ? null : "Thing");
    expect(method?.name).toEqual(name === undefined ? ["getFeed"] : ["feed", "list"]);
  });
});

test("pages are seen through references and compositions, even where these are circular", async () => {
  const operation = { ...query("page"), ...answer(ref("Page")) };
  const [method] = await listed(
    { "/things": { get: operation } },
    {
      Page: { allOf: [ref("List"), { properties: { next_page: { type: "string" } } }] },
      List: { type: "object", properties: { data: ref("Things"), self: ref("Page") } },
      Things: {
        type: "array",
        items: { type: "object", properties: { name: { type: "string" } } },
      },
    },
  );
  expect(method?.paging?.name).toBe("page");
  expect(method?.variants[0]?.answer).toMatchObject({ type: "Page", item: "ThingsListItem" });
});

test("twins that page in different manners do not page", async () => {
  const [method] = await listed({
    "/things": { get: { ...query("page"), ...answer(page(["next_page"])) } },
    "/things?beta=true": { get: { ...query("after_id", "before_id"), ...answer(CURSOR) } },
  });
  expect(method?.name).toEqual(["things", "list"]);
  expect(method?.paging).toBeNull();
  expect(method?.variants.map((it) => it.answer.item)).toEqual([null, null]);
});
