/** References between schemas: `#/components/schemas/<key>`, and nothing else. */
import type { SchemaObject } from "./types.ts";

export type Schemas = Readonly<Record<string, SchemaObject>>;

export function refTo(key: string): string {
  return `#/components/schemas/${key}`;
}

/** What a chain of references ends in; itself where it is none. */
export function resolve(schema: SchemaObject, schemas: Schemas): SchemaObject {
  let here: SchemaObject | undefined = schema;
  for (let steps = 0; here !== undefined && typeof here["$ref"] === "string"; steps++) {
    if (steps > 100) return {}; // a chain of references that ends nowhere
    here = schemas[keyOf(here["$ref"])];
  }
  return here ?? {};
}

/** `#/components/schemas/MessageBatch` → `MessageBatch`. */
export function keyOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}
