/** Pairs of schemas for every rule of schemas: what the change is called where it is asked, and where it is answered. */

export interface SchemaRow {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  /** `level id`, worst first. */
  readonly request: readonly string[];
  readonly response: readonly string[];
}

const object = (properties: object, more: object = {}): object => ({
  type: "object",
  properties,
  ...more,
});
const text = { type: "string" };
const whole = { type: "integer" };
const cat = object({ kind: { const: "cat" }, lives: whole }, { required: ["kind"] });
const dog = object({ kind: { const: "dog" }, tricks: whole }, { required: ["kind"] });
const bird = object({ kind: { const: "bird" }, wings: whole }, { required: ["kind"] });
const plainCat = object({ lives: whole });
const plainDog = object({ tricks: whole });
const plainBird = object({ wings: whole });

function row(
  name: string,
  [before, after]: readonly [unknown, unknown],
  request: string,
  response: string,
): SchemaRow {
  const list = (said: string): string[] => said.split(", ");
  return { name, before, after, request: list(request), response: list(response) };
}

/** A pair of which a request takes more afterwards, and an answer promises less. */
function wider(id: string, name: string, pair: readonly [unknown, unknown]): SchemaRow {
  return row(name, pair, `info ${id}`, `breaking ${id}`);
}

function narrower(id: string, name: string, pair: readonly [unknown, unknown]): SchemaRow {
  return row(name, pair, `breaking ${id}`, `info ${id}`);
}

function other(id: string, name: string, pair: readonly [unknown, unknown]): SchemaRow {
  return row(name, pair, `breaking ${id}`, `breaking ${id}`);
}

export const SCHEMA_ROWS: readonly SchemaRow[] = [
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
  other("discriminator-changed", "another discriminator", [
    { oneOf: [plainCat, plainDog], discriminator: { propertyName: "a" } },
    { oneOf: [plainCat, plainDog], discriminator: { propertyName: "b" } },
  ]),
  row(
    "a further value",
    [{ enum: ["a"] }, { enum: ["b", "a"] }],
    "info enum-value-added",
    "warning enum-value-added",
  ),
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
  narrower("format-added", "a format", [text, { type: "string", format: "uuid" }]),
  wider("format-removed", "no format", [{ type: "string", format: "uuid" }, text]),
  other("format-changed", "another format", [
    { type: "string", format: "date" },
    { type: "string", format: "date-time" },
  ]),
  wider("format-widened", "longer numbers", [
    { type: "integer", format: "int32" },
    { type: "integer", format: "int64" },
  ]),
  narrower("format-narrowed", "shorter numbers", [
    { type: "number", format: "double" },
    { type: "number", format: "float" },
  ]),
  wider("maximum-raised", "a higher maximum", [
    { type: "integer", maximum: 5 },
    { type: "integer", maximum: 6 },
  ]),
  narrower("maximum-lowered", "a lower length", [
    { type: "string", maxLength: 5 },
    { type: "string", maxLength: 4 },
  ]),
  narrower("maximum-lowered", "an exclusive maximum", [
    { type: "number", maximum: 5 },
    { type: "number", exclusiveMaximum: 5 },
  ]),
  narrower("minimum-raised", "more items", [
    { type: "array", minItems: 1 },
    { type: "array", minItems: 2 },
  ]),
  wider("minimum-lowered", "a lower minimum", [
    { type: "number", minimum: 1 },
    { type: "number", minimum: 0 },
  ]),
  wider("minimum-lowered", "an inclusive minimum", [
    { type: "number", exclusiveMinimum: 1 },
    { type: "number", minimum: 1 },
  ]),
  narrower("limit-added", "a limit", [text, { type: "string", minLength: 1 }]),
  wider("limit-removed", "no limit", [{ type: "object", maxProperties: 3 }, { type: "object" }]),
  narrower("pattern-added", "a pattern", [text, { type: "string", pattern: "^a" }]),
  row(
    "no pattern",
    [{ type: "string", pattern: "^a" }, text],
    "info pattern-removed",
    "warning pattern-removed",
  ),
  row(
    "another pattern",
    [
      { type: "string", pattern: "^a" },
      { type: "string", pattern: "^b" },
    ],
    "breaking pattern-changed",
    "warning pattern-changed",
  ),
  row(
    "more of a pattern",
    [
      { type: "string", pattern: "^[a-z]{1,3}$" },
      { type: "string", pattern: "^[a-z]+$" },
    ],
    "info pattern-widened",
    "warning pattern-widened",
  ),
  narrower("pattern-narrowed", "less of a pattern", [
    { type: "string", pattern: "^[a-z]*$" },
    { type: "string", pattern: "^[a-z]{2}$" },
  ]),
  narrower("multiple-tightened", "multiples of more", [
    { type: "integer", multipleOf: 5 },
    { type: "integer", multipleOf: 10 },
  ]),
  wider("multiple-loosened", "any number", [{ type: "integer", multipleOf: 5 }, whole]),
  other("multiple-changed", "multiples of something else", [
    { type: "integer", multipleOf: 5 },
    { type: "integer", multipleOf: 7 },
  ]),
  narrower("unique-items-set", "unique items", [
    { type: "array", items: text },
    { type: "array", items: text, uniqueItems: true },
  ]),
  wider("unique-items-unset", "items that repeat", [
    { type: "array", uniqueItems: true },
    { type: "array" },
  ]),
  other("content-changed", "another encoding", [
    { type: "string", contentEncoding: "base64" },
    { type: "string", contentEncoding: "base32" },
  ]),
  row(
    "an optional property",
    [object({ a: text }), object({ a: text, b: text })],
    "info property-added",
    "info property-added",
  ),
  narrower("property-added-required", "a required property", [
    object({ a: text }),
    object({ a: text, b: text }, { required: ["b"] }),
  ]),
  other("property-removed", "a property less", [object({ a: text, b: text }), object({ a: text })]),
  narrower("property-became-required", "a property required", [
    object({ a: text }),
    object({ a: text }, { required: ["a"] }),
  ]),
  wider("property-became-optional", "a property optional", [
    object({ a: text }, { required: ["a"] }),
    object({ a: text }),
  ]),
  row(
    "a read-only property",
    [object({ a: text, b: text }), object({ a: { type: "string", readOnly: true }, b: text })],
    "breaking property-became-read-only",
    "",
  ),
  row(
    "a write-only property",
    [object({ a: text, b: text }), object({ a: { type: "string", writeOnly: true }, b: text })],
    "",
    "breaking property-became-write-only",
  ),
  row(
    "a required property of requests too",
    [
      object({ a: { type: "string", readOnly: true } }, { required: ["a"] }),
      object({ a: text }, { required: ["a"] }),
    ],
    "breaking property-added-required",
    "",
  ),
  row(
    "a deprecated property",
    [object({ a: text }), object({ a: { type: "string", deprecated: true } })],
    "info property-deprecated",
    "info property-deprecated",
  ),
  row(
    "a property no longer deprecated",
    [object({ a: { type: "string", deprecated: true } }), object({ a: text })],
    "info property-undeprecated",
    "info property-undeprecated",
  ),
  wider("object-opened", "any object", [object({ a: text }), { type: "object" }]),
  narrower("additional-properties-refused", "no other properties", [
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
  ]),
  row(
    "other properties",
    [object({ a: text }, { additionalProperties: false }), object({ a: text })],
    "info additional-properties-allowed",
    "info additional-properties-allowed",
  ),
  narrower("additional-properties-typed", "other properties of a type", [
    { type: "object" },
    { type: "object", additionalProperties: text },
  ]),
  wider("additional-properties-untyped", "other properties of any type", [
    { type: "object", additionalProperties: text },
    { type: "object" },
  ]),
  other("type-changed", "other properties of another type", [
    { type: "object", additionalProperties: text },
    { type: "object", additionalProperties: whole },
  ]),
  narrower("items-typed", "items of a type", [{ type: "array" }, { type: "array", items: text }]),
  wider("items-untyped", "items of any type", [
    { type: "array", items: text },
    { type: "array", items: {} },
  ]),
  other("type-changed", "items of another type", [
    { type: "array", items: text },
    { type: "array", items: whole },
  ]),
  narrower("tuple-extended", "a longer tuple", [
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [text, text] },
  ]),
  wider("tuple-shortened", "a shorter tuple", [
    { type: "array", prefixItems: [text, text] },
    { type: "array", prefixItems: [text] },
  ]),
  ...(
    [
      ["not", { type: "string", not: { const: "a" } }, { type: "string", not: { const: "b" } }],
      ["if", { type: "object", if: { required: ["a"] }, then: { required: ["b"] } }, null],
      ["contains", { type: "array", contains: text }, null],
      ["patternProperties", { type: "object", patternProperties: { "^x": text } }, null],
      ["propertyNames", { type: "object", propertyNames: { maxLength: 3 } }, null],
      [
        "dependentRequired",
        { type: "object", dependentRequired: { a: ["b"] } },
        { type: "object", dependentRequired: { a: ["c"] } },
      ],
      ["dependentSchemas", { type: "object", dependentSchemas: { a: { required: ["b"] } } }, null],
      ["unevaluatedProperties", { type: "object", unevaluatedProperties: false }, null],
      ["unevaluatedItems", { type: "array", unevaluatedItems: false }, null],
      ["contentSchema", { type: "string", contentSchema: whole }, null],
    ] as const
  ).flatMap(([keyword, schema, changed]) => {
    const bare = { type: schema.type };
    const count = keyword === "if" ? 2 : 1;
    const said = (level: string, id: string): string =>
      Array.from({ length: count }, () => `${level} ${id}`).join(", ");
    return [
      row(
        `${keyword} where there was none`,
        [bare, schema],
        said("breaking", "condition-added"),
        said("info", "condition-added"),
      ),
      row(
        `${keyword} no more`,
        [schema, bare],
        said("info", "condition-removed"),
        said("breaking", "condition-removed"),
      ),
      ...(changed === null
        ? []
        : [other("condition-changed", `another ${keyword}`, [schema, changed])]),
    ];
  }),
].map((it) => ({
  ...it,
  request: it.request.filter(Boolean),
  response: it.response.filter(Boolean),
}));
