/** Pairs of schemas that differ in formats, patterns and limits. */
import { narrower, other, type SchemaRow, wider } from "./schema-row.ts";

const text = { type: "string" };
const whole = { type: "integer" };

export const LIMIT_ROWS: readonly SchemaRow[] = [
  narrower("format-added", "a format", [text, { type: "string", format: "uuid" }]),
  wider("format-removed", "no format", [{ type: "string", format: "uuid" }, text]),
  other("format-changed", "another format", [
    { type: "string", format: "date" },
    { type: "string", format: "date-time" },
  ]),
  other("string-became-bytes", "bytes for a text", [text, { type: "string", format: "binary" }]),
  other("bytes-became-string", "a text for bytes", [{ type: "string", format: "binary" }, text]),
  other("bytes-became-string", "a text for bytes, in the newer spelling", [
    { type: "string", contentMediaType: "application/octet-stream" },
    { type: "string", format: "byte" },
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
  wider("pattern-removed", "no pattern", [{ type: "string", pattern: "^a" }, text]),
  wider("pattern-removed", "any text", [
    { type: "string", pattern: "^a" },
    { type: "string", pattern: "^.*$" },
  ]),
  other("pattern-changed", "another pattern", [
    { type: "string", pattern: "^a" },
    { type: "string", pattern: "^b" },
  ]),
  wider("pattern-widened", "more of a pattern", [
    { type: "string", pattern: "^[a-z]{1,3}$" },
    { type: "string", pattern: "^[a-z]+$" },
  ]),
  narrower("pattern-narrowed", "less of a pattern", [
    { type: "string", pattern: "^[a-z]*$" },
    { type: "string", pattern: "^[a-z]{2}$" },
  ]),
  narrower("multiple-tightened", "multiples of more", [
    { type: "integer", multipleOf: 5 },
    { type: "integer", multipleOf: 10 },
  ]),
  wider("multiple-loosened", "multiples of a fraction", [
    { type: "number", multipleOf: 0.1 },
    { type: "number", multipleOf: 0.01 },
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
];
