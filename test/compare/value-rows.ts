/** Pairs of schemas that differ in their type, their members or their values. */
import { narrower, object, other, row, type SchemaRow, wider } from "./schema-row.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const cat = object({ kind: { const: "cat" }, lives: whole }, { required: ["kind"] });
const dog = object({ kind: { const: "dog" }, tricks: whole }, { required: ["kind"] });
const bird = object({ kind: { const: "bird" }, wings: whole }, { required: ["kind"] });
const plainCat = object({ lives: whole });
const plainDog = object({ tricks: whole });
const plainBird = object({ wings: whole });

export const VALUE_ROWS: readonly SchemaRow[] = [
  other("type-changed", "another type", [text, whole]),
  other("type-changed", "a list in place of one", [text, { type: "array", items: text }]),
  wider("type-widened", "any number in place of integers", [whole, { type: "number" }]),
  narrower("type-narrowed", "integers in place of any number", [{ type: "number" }, whole]),
  wider("type-widened", "a further type", [text, { type: ["string", "integer"] }]),
  narrower("type-narrowed", "a type less", [{ oneOf: [text, whole] }, text]),
  narrower("type-narrowed", "a type where there was none", [{}, text]),
  wider("null-allowed", "null by a flag", [text, { type: "string", nullable: true }]),
  wider("null-allowed", "null by a type", [text, { type: ["string", "null"] }]),
  wider("null-allowed", "null by a member of a union", [text, { anyOf: [text, { type: "null" }] }]),
  wider("null-allowed", "null by a value", [{ enum: ["a"] }, { enum: ["a", null] }]),
  narrower("null-refused", "null no more", [{ type: ["string", "null"] }, text]),
  wider("union-member-added", "a member of a union that tells nothing apart", [
    { oneOf: [plainCat, plainDog] },
    { oneOf: [plainBird, plainCat, plainDog] },
  ]),
  wider("union-member-added", "a union in place of one", [cat, { oneOf: [dog, cat] }]),
  row(
    "a member of a discriminated union",
    [{ oneOf: [cat, dog] }, { oneOf: [bird, cat, dog] }],
    "info union-member-added-tagged",
    "warning union-member-added-tagged",
  ),
  narrower("union-member-removed", "a member of a union less", [
    { oneOf: [cat, dog, bird] },
    { oneOf: [bird, cat] },
  ]),
  narrower("union-member-removed", "one in place of a union", [{ anyOf: [cat, dog] }, dog]),
  row(
    "a member that another one holds",
    [
      { anyOf: [{ type: "string", maxLength: 9 }, { type: "boolean" }] },
      { anyOf: [{ type: "string", maxLength: 9 }, { type: "boolean" }, { const: "a" }] },
    ],
    "info union-member-held",
    "info union-member-held",
  ),
  row(
    "integers that any number holds",
    [
      {
        anyOf: [
          { type: "number", maximum: 9 },
          { type: "integer", minimum: 2 },
        ],
      },
      { type: "number" },
    ],
    "info limit-removed, info union-member-held",
    "breaking limit-removed, info union-member-held",
  ),
  other("type-changed", "null in place of numbers", [{ type: "integer" }, { type: "null" }]),
  row(
    "values within the limits, listed",
    [
      { type: "integer", minimum: 1 },
      { type: "integer", enum: [1, 2] },
    ],
    "breaking enum-added",
    "info enum-added",
  ),
  row(
    "a constant that the limits refuse",
    [{ const: 1 }, { type: "integer", minimum: 2 }],
    "breaking limit-added, info const-removed",
    "breaking const-removed, info limit-added",
  ),
  row(
    "values of which one is no multiple",
    [
      { type: "integer", enum: [1, 2] },
      { type: "integer", multipleOf: 2 },
    ],
    "breaking multiple-tightened, info enum-removed",
    "warning enum-removed, info multiple-tightened",
  ),
  row(
    "a discriminator",
    [{ oneOf: [cat, dog] }, { oneOf: [cat, dog], discriminator: { propertyName: "kind" } }],
    "info discriminator-added",
    "info discriminator-added",
  ),
  row(
    "no discriminator",
    [{ oneOf: [cat, dog], discriminator: { propertyName: "kind" } }, { oneOf: [cat, dog] }],
    "info discriminator-removed",
    "info discriminator-removed",
  ),
  other("discriminator-changed", "another discriminator of what others are made of", [
    { ...object({ a: text, b: text }), discriminator: { propertyName: "a" } },
    { ...object({ a: text, b: text }), discriminator: { propertyName: "b" } },
  ]),
  other("discriminator-changed", "another discriminator", [
    { oneOf: [plainCat, plainDog], discriminator: { propertyName: "a" } },
    { oneOf: [plainCat, plainDog], discriminator: { propertyName: "b" } },
  ]),
  row(
    "a further value",
    [{ enum: ["a", "c"] }, { enum: ["b", "a", "c"] }],
    "info enum-value-added",
    "warning enum-value-added",
  ),
  wider("const-widened", "a further value of a constant", [{ const: "a" }, { enum: ["b", "a"] }]),
  narrower("enum-value-removed", "a value less", [{ enum: ["a", "b"] }, { enum: ["b"] }]),
  other("enum-values-replaced", "another constant", [{ const: "a" }, { const: "b" }]),
  narrower("enum-added", "values listed", [text, { type: "string", enum: ["a", "b"] }]),
  row(
    "values no longer listed",
    [{ type: "string", enum: ["a", "b"] }, text],
    "info enum-removed",
    "warning enum-removed",
  ),
  wider("const-removed", "anything in place of a constant", [{ const: "a" }, text]),
  wider("const-removed", "anything beside a constant", [
    { const: "a" },
    { anyOf: [text, { const: "a" }] },
  ]),
  row(
    "a further known value",
    [{ anyOf: [text, { const: "a" }] }, { anyOf: [text, { enum: ["a", "b"] }] }],
    "info known-value-added",
    "info known-value-added",
  ),
  row(
    "a known value less",
    [{ anyOf: [text, { enum: ["a", "b"] }] }, { anyOf: [text, { const: "a" }] }],
    "warning known-value-removed",
    "info known-value-removed",
  ),
  row(
    "a default",
    [text, { type: "string", default: "a" }],
    "warning default-added",
    "info default-added",
  ),
  row(
    "no default",
    [{ type: "string", default: "a" }, text],
    "warning default-removed",
    "info default-removed",
  ),
  row(
    "another default",
    [
      { type: "string", default: "a" },
      { type: "string", default: "b" },
    ],
    "warning default-changed",
    "info default-changed",
  ),
];
