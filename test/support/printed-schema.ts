/** Schemas in few words, and what is emitted for one. */
import { emitSchema } from "../../scripts/emit/schema.ts";
import type { SchemaObject } from "../../scripts/model/types.ts";
import { model } from "./model.ts";

export const ref = (name: string): SchemaObject => ({ $ref: `#/components/schemas/${name}` });
export const object = (
  properties: Record<string, unknown>,
  ...required: string[]
): SchemaObject => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});
export const text: SchemaObject = { type: "string" };
export const number: SchemaObject = { type: "number" };

/** The declaration of a schema named X, on one line, beside the others. */
export function printed(schema: SchemaObject, others: Record<string, SchemaObject> = {}): string {
  const lines = emitSchema(model({ schemas: { ...others, X: schema } })).split(/^export /m);
  return (lines.at(-1) ?? "").replaceAll(/\s+/g, " ").trim();
}
