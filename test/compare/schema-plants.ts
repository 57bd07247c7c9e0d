/** Changes of one schema. */
import { type Node, type Plant, set } from "./plant.ts";

const properties = (schema: Node): Node => (schema["properties"] ?? {}) as Node; // of an object
const required = (schema: Node): string[] => (schema["required"] ?? []) as string[]; // names
const values = (schema: Node): unknown[] => schema["enum"] as unknown[]; // where there are any

const isObject = (schema: Node): boolean =>
  schema["type"] === "object" && Object.keys(properties(schema)).length > 1;
const optional = (schema: Node): string | undefined =>
  Object.keys(properties(schema)).find((name) => !required(schema).includes(name));
const isOpen = (schema: Node): boolean => isObject(schema) && !("additionalProperties" in schema);
const isText = (schema: Node): boolean =>
  schema["type"] === "string" &&
  !["enum", "const", "format", "pattern", "default", "maxLength", "minLength"].some(
    (keyword) => keyword in schema,
  );
const isList = (schema: Node): boolean => schema["type"] === "array" && !("maxItems" in schema);
const isListing = (schema: Node): boolean =>
  Array.isArray(schema["enum"]) && schema["type"] === "string" && values(schema).length > 1;
const isWhole = (schema: Node): boolean => schema["type"] === "integer" && !("enum" in schema);
const has =
  (type: string, keyword: string) =>
  (schema: Node): boolean =>
    schema["type"] === type && keyword in schema;

/** A property more, in the middle of others. */
const withProperty = (schema: Node, more: Node = {}): void => {
  Object.assign(properties(schema), { planted: { type: "string", ...more } });
};

export const SCHEMA_PLANTS: readonly Plant[] = [
  { id: "property-added", undone: "property-removed", fits: isObject, change: withProperty },
  {
    id: "property-added-required",
    undone: "property-removed",
    fits: isObject,
    change: (it) => {
      withProperty(it);
      it["required"] = [...required(it), "planted"];
    },
  },
  {
    id: "property-became-required",
    undone: "property-became-optional",
    fits: (it) => isObject(it) && optional(it) !== undefined,
    change: (it) => Object.assign(it, { required: [...required(it), optional(it)] }),
  },
  set("property-deprecated", "property-undeprecated", isText, { deprecated: true }),
  set("additional-properties-refused", "additional-properties-allowed", isOpen, {
    additionalProperties: false,
  }),
  set("additional-properties-typed", "additional-properties-untyped", isOpen, {
    additionalProperties: { type: "string" },
  }),
  set("type-changed", "type-changed", isText, { type: "boolean" }),
  set("type-widened", "type-narrowed", isText, { type: ["string", "integer"] }),
  set("type-widened", "type-narrowed", isWhole, { type: "number" }),
  set("null-allowed", "null-refused", isText, { type: ["string", "null"] }),
  set("enum-added", "enum-removed", isText, { enum: ["a", "planted"] }),
  set("enum-added", "const-removed", isText, { const: "planted" }),
  set("enum-values-replaced", "enum-values-replaced", isListing, { enum: ["planted", "other"] }),
  {
    id: "enum-value-added",
    undone: "enum-value-removed",
    fits: isListing,
    change: (it) => Object.assign(it, { enum: [...values(it), "planted"] }),
  },
  set("known-value-added", "known-value-removed", isText, { "x-extensible-enum": ["planted"] }),
  set("default-added", "default-removed", isText, { default: "planted" }),
  set("default-changed", "default-changed", has("integer", "default"), { default: 7 }),
  set("format-added", "format-removed", isText, { format: "planted" }),
  set("format-changed", "format-changed", has("string", "format"), { format: "planted" }),
  set("pattern-added", "pattern-removed", isText, { pattern: "^planted" }),
  set("pattern-changed", "pattern-changed", has("string", "pattern"), { pattern: "^planted" }),
  set("limit-added", "limit-removed", isList, { maxItems: 7 }),
  set("limit-added", "limit-removed", isText, { maxLength: 7 }),
  set("maximum-raised", "maximum-lowered", has("string", "maxLength"), { maxLength: 9_999_999 }),
  set("minimum-raised", "minimum-lowered", has("integer", "minimum"), { minimum: 5 }),
  set("multiple-tightened", "multiple-loosened", isWhole, { multipleOf: 7 }),
  set("unique-items-set", "unique-items-unset", isList, { uniqueItems: true }),
  set("content-changed", "content-changed", isText, { contentEncoding: "base64" }),
  set("condition-added", "condition-removed", isText, { not: { const: "planted" } }),
];
