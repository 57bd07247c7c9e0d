import { expect, test } from "vitest";
import { readDocument } from "../../scripts/load/document.ts";
import { loadText } from "../support/description.ts";
import { shuffled } from "../support/shuffle.ts";

const SOURCE = {
  openapi: "3.1.0",
  info: { title: "Ferries", version: "2" },
  paths: {
    "/ferries/{line}/{day}": {
      parameters: [
        { name: "day", in: "path", required: true, schema: { type: "string" } },
        { name: "line", in: "path", required: true, schema: { type: "string" } },
      ],
      get: {
        parameters: [
          { name: "stop", in: "query", schema: { type: "string" } },
          { name: "class", in: "query", schema: { type: "string", enum: ["second", "first"] } },
        ],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Ferry" } },
              "text/plain": { schema: { type: "string" } },
            },
          },
          "404": { description: "" },
        },
      },
    },
    "/ferries": { post: { responses: { "204": { description: "" } } } },
  },
  components: {
    schemas: {
      Ferry: {
        type: "object",
        required: ["name", "decks", "captain"],
        properties: {
          name: { type: "string", default: { b: 1, a: [2, 1] } },
          decks: { type: "integer", minimum: 1 },
          captain: { oneOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] },
        },
      },
      Person: { type: ["object", "null"], properties: { required: { enum: ["z", "a"] } } },
    },
  },
};

test("whatever the order of maps, parameters and required, the document is the same to the byte", async () => {
  const expected = JSON.stringify(readDocument(SOURCE));
  for (let seed = 1; seed <= 20; seed++) {
    const copy = shuffled(SOURCE, seed);
    expect(JSON.stringify(copy)).not.toBe(JSON.stringify(SOURCE));
    expect(JSON.stringify(readDocument(copy))).toBe(expected);
  }
});

test("the order of alternatives and values is content", () => {
  const other = structuredClone(SOURCE);
  other.components.schemas.Person.properties.required.enum.reverse();
  expect(readDocument(other)).not.toEqual(readDocument(SOURCE));
});

test("the input is left as it was", () => {
  const frozen = freeze(structuredClone(SOURCE));
  expect(readDocument(frozen)).toEqual(readDocument(SOURCE));
});

test("JSON and YAML of the same description are the same document but for the hash", async () => {
  const yaml =
    "openapi: 3.1.0\ninfo: { title: Ferries }\npaths: { /a: { get: { responses: { 200: { description: a } } } } }\n";
  const json =
    '{"openapi":"3.1.0","info":{"title":"Ferries"},"paths":{"/a":{"get":{"responses":{"200":{"description":"a"}}}}}}';
  const [one, other] = await Promise.all([loadText(yaml), loadText(json)]);
  expect({ ...one, sha256: "" }).toEqual({ ...other, sha256: "" });
});

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null)
    Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
