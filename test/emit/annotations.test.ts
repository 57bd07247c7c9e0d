/** What a description says of a property beside its shape reaches the reader, in whichever way the shape is spelled. */
import { expect, test } from "vitest";
import { emitSchema } from "../../scripts/emit/schema.ts";
import { model } from "../../scripts/model/index.ts";
import { loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const TEXT = { type: "string" };
const NULL = { type: "null" };
const VALUES = { type: "string", enum: ["a", "b"] };

/** The type of each spelling. */
const SHAPES: Readonly<Record<string, readonly [schema: object, type: string, openapi?: string]>> =
  {
    "a type": [TEXT, "string"],
    "two types": [{ type: ["string", "null"] }, "string | null"],
    "a type or null": [{ anyOf: [TEXT, NULL] }, "string | null"],
    "one of a type and null": [{ oneOf: [NULL, TEXT] }, "string | null"],
    "a reference": [ref("Other"), "Other"],
    "a reference or null": [{ anyOf: [ref("Other"), NULL] }, "Other | null"],
    "one of a reference and null": [{ oneOf: [ref("Other"), NULL] }, "Other | null"],
    "all of one reference": [{ allOf: [ref("Other")] }, "Other"],
    "all of one reference, or null": [{ anyOf: [{ allOf: [ref("Other")] }, NULL] }, "Other | null"],
    "two references": [{ allOf: [ref("Other"), ref("More")] }, "(Other & More)"],
    "one of two references": [{ oneOf: [ref("Other"), ref("More")] }, "Other | More"],
    "a reference beside properties": [
      { ...ref("Other"), properties: { own: TEXT } },
      "(Other & { own?: string | undefined; })",
    ],
    values: [VALUES, '"a" | "b" | (string & {})'],
    "values or null": [{ anyOf: [VALUES, NULL] }, '"a" | "b" | null | (string & {})'],
    "a value": [{ const: "a" }, '"a"'],
    "a value or null": [{ oneOf: [{ const: "a" }, NULL] }, '"a" | null'],
    null: [{ const: null }, "null"],
    "a list or null": [{ anyOf: [{ type: "array", items: TEXT }, NULL] }, "string[] | null"],
    "a map or null": [
      { anyOf: [{ type: "object", additionalProperties: TEXT }, NULL] },
      "{ [key: string]: string; } | null",
    ],
    "no value": [{ not: {} }, "never"],
    "a nullable type": [{ ...TEXT, nullable: true }, "string | null", "3.0.3"],
    "nullable values": [{ ...VALUES, nullable: true }, '"a" | "b" | null | (string & {})', "3.0.3"],
    "a nullable reference": [{ allOf: [ref("Other")], nullable: true }, "Other | null", "3.0.3"],
    "a nullable union": [
      { oneOf: [ref("Other"), ref("More")], nullable: true },
      "Other | More | null",
      "3.0.3",
    ],
  };

/** What is said beside it, by what a reader sees. */
const SAID = { description: "Told.", default: null, deprecated: true, readOnly: true };
const SEEN = "/** * Told. * @default null * @deprecated */ readonly it?: ";

test.each(Object.entries(SHAPES))("of %s", async (_, [shape, type, openapi = "3.1.0"]) => {
  expect(await propertyOf({ ...shape, ...SAID }, openapi)).toBe(`${SEEN}${type} | undefined;`);
});

test("what only answers have by the schema that a property refers to is read only, too", async () => {
  expect(await propertyOf(ref("Made"))).toBe("readonly it?: Made | undefined;");
  expect(await propertyOf({ anyOf: [ref("Made"), NULL] })).toBe(
    "readonly it?: Made | null | undefined;",
  );
});

/** As the type of an answer has it, on one line. */
async function propertyOf(it: object, openapi = "3.1.0"): Promise<string> {
  const document = await loadParts({
    openapi,
    paths: {
      "/x": {
        get: {
          responses: {
            "200": { description: "", content: { "application/json": { schema: ref("X") } } },
          },
        },
      },
    },
    components: {
      schemas: {
        X: { type: "object", properties: { it } },
        Other: { type: "object", properties: { other: TEXT } },
        More: { type: "object", properties: { more: TEXT } },
        Made: { type: "string", readOnly: true },
      },
    },
  });
  const text = emitSchema(model(document, ROWS)).split("export interface X ")[1] ?? "";
  const [declared = ""] = text.split(/^}/m);
  return declared.replace("{", "").replaceAll(/\s+/g, " ").trim();
}
