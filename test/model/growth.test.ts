/** A small description that means a large one: every schema is looked at once, however many ways lead to it. */
import { expect, test } from "vitest";
import { propertiesOf } from "../../scripts/model/paging.ts";
import { findProperty } from "../../scripts/emit/schema-shape.ts";
import { ref } from "../support/description.ts";

const LEVELS = 60; // 2^60 ways
const schemas = Object.fromEntries(
  Array.from({ length: LEVELS }, (_, i) => [
    `S${i}`,
    { allOf: [ref(`S${i + 1}`), ref(`S${i + 1}`)], properties: { [`p${i}`]: {} } },
  ]),
);
const all = { ...schemas, [`S${LEVELS}`]: { properties: { last: {} } } };

test("the properties of a composition of compositions are found", () => {
  expect(propertiesOf({ ...ref("S0") }, all).size).toBe(LEVELS + 1);
  expect(findProperty({ ...ref("S0") }, { property: "last", schemas: all })).toBeDefined();
  expect(findProperty({ ...ref("S0") }, { property: "none", schemas: all })).toBeUndefined();
});
