import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import { typeNameOf } from "../../scripts/model/type-names.ts";
import { loadParts, problemsOf } from "../support/description.ts";
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
});
