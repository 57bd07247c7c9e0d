/** What a schema tells its reader: description, default, limits, deprecation, as the lines of a JSDoc comment. */
import type { SchemaObject } from "../model/types.ts";
import { commentLine, commentLines } from "./comment.ts";

const LIMITS = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

/** The keywords that only a reader needs, and the marks of the property that a schema is of: they change no value. */
const DOC_KEYWORDS: ReadonlySet<string> = new Set([
  ...LIMITS,
  "title",
  "description",
  "default",
  "deprecated",
  "examples",
  "example",
  "readOnly",
  "writeOnly",
]);

export function schemaDocs(schema: SchemaObject): string[] {
  const { description, format, deprecated } = schema;
  const lines = typeof description === "string" ? commentLines(description) : [];
  if (typeof format === "string" && format !== "binary")
    lines.push(`Format: ${commentLine(format)}.`);
  if (Object.hasOwn(schema, "default")) lines.push(`@default ${shown(schema["default"])}`);
  for (const limit of LIMITS) {
    const value = schema[limit];
    if (typeof value === "number" || value === true) lines.push(`@${limit} ${value}`);
    if (typeof value === "string") lines.push(`@${limit} ${commentLine(value)}`);
  }
  if (deprecated === true) lines.push("@deprecated");
  return lines;
}

function shown(value: unknown): string {
  return commentLine(JSON.stringify(value));
}

/** The part of a schema that only a reader needs. */
export function docsOf(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => DOC_KEYWORDS.has(keyword)),
  );
}

/** The other part. */
export function shapeOf(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !DOC_KEYWORDS.has(keyword)),
  );
}
