/** Properties that one direction leaves out: what the rules and the compiler say when one becomes so, or no longer is. */
import { expect, test } from "vitest";
import { diff } from "../../scripts/diff.ts";
import { api } from "../support/diff.ts";

const text = { type: "string" };
const made = { ...text, readOnly: true };
const secret = { ...text, writeOnly: true };

/** Asked for and answered, under one name. */
function thing(id: object | null, required: boolean): object {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
  const properties = { name: text, ...(id === null ? {} : { id }) };
  const Thing = {
    type: "object",
    properties,
    ...(required && id !== null ? { required: ["id"] } : {}),
  };
  const post = {
    requestBody: { required: true, content },
    responses: { "200": { description: "", content } },
  };
  return api({ "/things": { post } }, { components: { schemas: { Thing } } });
}

const OPTIONAL = false;
const REQUIRED = true;
const COMPILES = "request compiles, response compiles";
const ASKED = "request breaks, response compiles";
const GONE = "request compiles, response breaks";

test.each<[string, object | null, object | null, boolean, readonly string[], string]>([
  [
    "a new one that is read-only",
    null,
    made,
    REQUIRED,
    ["response info property-added-required info"],
    COMPILES,
  ],
  [
    "a new one that is write-only",
    null,
    secret,
    REQUIRED,
    ["request breaking property-added-required breaking"],
    ASKED,
  ],
  [
    "one becomes read-only",
    text,
    made,
    OPTIONAL,
    ["request breaking property-became-read-only breaking"],
    COMPILES,
  ],
  [
    "a required one becomes read-only",
    text,
    made,
    REQUIRED,
    ["request breaking property-became-read-only breaking"],
    COMPILES,
  ],
  [
    "one becomes read-only by a part of it",
    text,
    { allOf: [text, { readOnly: true }] },
    REQUIRED,
    ["request breaking property-became-read-only breaking"],
    COMPILES,
  ],
  [
    "one is read-only no longer",
    made,
    text,
    OPTIONAL,
    ["request info property-added info"],
    COMPILES,
  ],
  [
    "a required one is read-only no longer",
    made,
    text,
    REQUIRED,
    ["request breaking property-added-required breaking"],
    ASKED,
  ],
  [
    "one becomes write-only",
    text,
    secret,
    OPTIONAL,
    ["response breaking property-became-write-only breaking"],
    COMPILES,
  ],
  [
    "a required one becomes write-only",
    text,
    secret,
    REQUIRED,
    ["response breaking property-became-write-only breaking"],
    GONE,
  ],
  [
    "a required one is write-only no longer",
    secret,
    text,
    REQUIRED,
    ["response info property-added-required info"],
    COMPILES,
  ],
  [
    "a read-only one is gone",
    made,
    null,
    REQUIRED,
    ["response breaking property-removed breaking"],
    GONE,
  ],
])("%s", async (_, was, is, required, says, compiler) => {
  const found = await diff(thing(was, required), thing(is, required));
  expect(
    found.changes.map(({ direction, level, id, types }) => `${direction} ${level} ${id} ${types}`),
  ).toEqual(says);
  expect(
    found.compiler
      .map(({ direction, assignable }) => `${direction} ${assignable ? "compiles" : "breaks"}`)
      .join(", "),
  ).toBe(compiler);
  expect(found.disagreements).toEqual([]);
});
