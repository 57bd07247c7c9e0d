/** Schemas that are defined by nothing but themselves: `A` is `B`, `B` is `A`. No value and no type can be made of them. */
import type { SchemaObject } from "../model/types.ts";

const TRANSPARENT = ["allOf", "anyOf", "oneOf"];
const PREFIX = "#/components/schemas/";

/** One list of keys for each circle, in the order in which they lead to each other. */
export function circlesIn(schemas: Readonly<Record<string, SchemaObject>>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (key: string): void => {
    if (path.includes(key)) circles.push(path.slice(path.indexOf(key)));
    if (done.has(key)) return;
    done.add(key);
    path.push(key);
    for (const next of sameAs(schemas[key] ?? {})) visit(next);
    path.pop();
  };
  for (const key of Object.keys(schemas)) visit(key);
  return circles;
}

/** The named schemas that a value of the schema is a value of, without a step into the value. */
function sameAs(schema: SchemaObject): string[] {
  const { $ref } = schema;
  const members = TRANSPARENT.flatMap((keyword) => (schema[keyword] ?? []) as SchemaObject[]); // read as schemas
  return [
    ...(typeof $ref === "string" ? [$ref.slice(PREFIX.length)] : []),
    ...members.flatMap(sameAs),
  ];
}
