/** Pairs of schemas that differ in what is inside, or in their conditions. */
import { narrower, object, other, row, type SchemaRow, wider } from "./schema-row.ts";

const text = { type: "string" };
const whole = { type: "integer" };

/** Keywords with a schema that has it, and one that has it otherwise. */
const CONDITIONS: readonly (readonly [
  string,
  { readonly type: string; readonly [keyword: string]: unknown },
  object?,
])[] = [
  ["not", { type: "string", not: { const: "a" } }, { type: "string", not: { const: "b" } }],
  [
    "if",
    JSON.parse('{"type":"object","if":{"required":["a"]},"then":{"required":["b"]}}') as {
      type: string;
    },
  ], // as it is spelled here
  ["contains", { type: "array", contains: text }],
  ["patternProperties", { type: "object", patternProperties: { "^x": text } }],
  ["propertyNames", { type: "object", propertyNames: { maxLength: 3 } }],
  [
    "dependentRequired",
    { type: "object", dependentRequired: { a: ["b"] } },
    { type: "object", dependentRequired: { a: ["c"] } },
  ],
  ["dependentSchemas", { type: "object", dependentSchemas: { a: { required: ["b"] } } }],
  ["contentSchema", { type: "string", contentSchema: whole }],
];

export const OBJECT_ROWS: readonly SchemaRow[] = [
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
  row(
    "any object, where only requests had properties",
    [object({ a: { type: "string", writeOnly: true } }), { type: "object" }],
    "info object-opened",
    "",
  ),
  narrower("additional-properties-refused", "no other properties", [
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
  ]),
  wider("additional-properties-allowed", "other properties", [
    object({ a: text }, { additionalProperties: false }),
    object({ a: text }),
  ]),
  wider("additional-properties-allowed", "no unevaluated properties, undone", [
    object({ a: text }, { unevaluatedProperties: false }),
    object({ a: text }),
  ]),
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
  narrower("items-refused", "no items that no place describes", [
    { type: "array", prefixItems: [text], maxItems: 3 },
    { type: "array", prefixItems: [text], maxItems: 3, unevaluatedItems: false },
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
  other("tuple-extended", "a longer tuple", [
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [text, text] },
  ]),
  other("tuple-shortened", "a shorter tuple", [
    { type: "array", prefixItems: [text, text] },
    { type: "array", prefixItems: [text] },
  ]),
  other("tuple-resized", "a longer tuple, of what followed it", [
    { type: "array", prefixItems: [text], items: text },
    { type: "array", prefixItems: [text, text], items: text },
  ]),
  row(
    "a longer tuple, closed",
    [
      { type: "array", prefixItems: [text], items: false },
      { type: "array", prefixItems: [text, whole], items: false },
    ],
    "breaking tuple-resized, info items-allowed",
    "breaking items-allowed, breaking tuple-resized",
  ),
  wider("tuple-became-array", "an array of what the tuple held and what followed it", [
    { type: "array", prefixItems: [text], items: text },
    { type: "array", items: text },
  ]),
  narrower("array-became-tuple", "a tuple of what the array held", [
    { type: "array", items: text },
    { type: "array", prefixItems: [text], items: text },
  ]),
  row(
    "an array of what the tuple held, which is no longer open",
    [
      { type: "array", prefixItems: [text] },
      { type: "array", items: text },
    ],
    "breaking items-typed, info tuple-became-array",
    "breaking tuple-became-array, info items-typed",
  ),
  wider("items-untyped", "an array of anything for a tuple", [
    { type: "array", prefixItems: [text] },
    { type: "array" },
  ]),
  narrower("items-typed", "a tuple for an array of anything", [
    { type: "array" },
    { type: "array", prefixItems: [text] },
  ]),
  narrower("items-refused", "no items after the tuple", [
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [text], items: false },
  ]),
  narrower("property-became-required", "a required property that is not described", [
    object({ a: text }),
    object({ a: text }, { required: ["b"] }),
  ]),
  narrower("condition-tightened", "more excluded", [
    { type: "string", not: { enum: ["a"] } },
    { type: "string", not: { enum: ["a", "b"] } },
  ]),
  wider("condition-loosened", "fewer names demanded beside another", [
    { type: "object", dependentRequired: { a: ["b", "c"] } },
    { type: "object", dependentRequired: { a: ["c"] } },
  ]),
  ...CONDITIONS.flatMap(([keyword, schema, changed]) => {
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
      ...(changed === undefined
        ? []
        : [other("condition-changed", `another ${keyword}`, [schema, changed])]),
    ];
  }),
  row(
    "an earlier end of a deprecated property",
    [
      object({ a: { type: "string", deprecated: true, "x-sunset": "2030-01-01" } }),
      object({ a: { type: "string", deprecated: true, "x-sunset": "2029-01-01" } }),
    ],
    "warning sunset-earlier",
    "warning sunset-earlier",
  ),
  row(
    "a property deprecated with the date of its end",
    [
      object({ a: { type: "string" } }),
      object({ a: { type: "string", deprecated: true, "x-sunset": "2030-01-01" } }),
    ],
    "warning sunset-set, info property-deprecated",
    "warning sunset-set, info property-deprecated",
  ),
];
