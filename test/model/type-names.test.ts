import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Rows } from "../../scripts/model/rows.ts";
import { typeNameOf } from "../../scripts/model/type-names.ts";
import type { Model } from "../../scripts/model/types.ts";
import { loadParts, messagesOf, problemsOf } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

describe("the type of a component", () => {
  test.each([
    ["ListResponse_MessageBatch_", "ListResponse_MessageBatch_"],
    ["lower", "lower"],
    ["simple-user", "SimpleUser"],
    ["api.v2.User", "ApiV2User"],
    ["2fa-code", "_2FaCode"],
    ["string", "StringSchema"],
    ["default", "DefaultSchema"],
    ["Record", "RecordSchema"],
  ])("%s is %s", (key, name) => {
    expect(typeNameOf(key)).toBe(name);
  });

  test("that two keys would share, or that has no word, is told at the key", async () => {
    const document = await loadParts({ components: { schemas: { "a-b": {}, AB: {}, "--": {} } } });
    expect(await problemsOf(() => model(document, ROWS))).toEqual([
      "name-reserved /components/schemas/--",
      "name-clash /components/schemas/a-b",
    ]);
  });

  test("is told with a row that settles it, whatever else is called so", async () => {
    const schemas = { "a-b": {}, AB: {}, ABSchema: {} };
    const names = (typeNames: Rows["typeNames"] = []): Promise<Model> =>
      loadParts({ components: { schemas } }).then((it) => model(it, { ...ROWS, typeNames }));
    expect(await messagesOf(names)).toContain('{"schema":"a-b","name":"ABSchema_","reason":"…"}');
    const { schemas: types, origins } = await names([
      { schema: "a-b", name: "ABSchema_", reason: "there are three" },
    ]);
    expect(Object.keys(types)).toEqual(["AB", "ABSchema", "ABSchema_"]);
    expect(origins?.["ABSchema_"]).toEqual({ schema: "a-b" });
  });
});
