/** Schemas that are another one by name alone: in a circle no value and no type can be made of them. */
import type { SchemaObject } from "../model/types.ts";

/** Steps from name to name that a description may take; what follows them later may do so recursively. */
const MAX_STEPS = 100;
const TRANSPARENT = ["allOf", "anyOf", "oneOf"];
const PREFIX = "#/components/schemas/";

export interface Chains {
  /** The keys of each circle, in the order in which they lead to each other. */
  readonly circles: readonly (readonly string[])[];
  /** Keys from which more steps lead than allowed. */
  readonly tooLong: readonly string[];
}

export function chainsIn(schemas: Readonly<Record<string, SchemaObject>>): Chains {
  const circles: string[][] = [];
  const tooLong: string[] = [];
  const steps = new Map<string, number>();
  const path: string[] = [];
  const stepsFrom = (key: string): number => {
    const known = steps.get(key);
    if (known !== undefined) return known;
    if (path.includes(key)) {
      circles.push(path.slice(path.indexOf(key)));
      return 0;
    }
    if (path.length > MAX_STEPS) return 1;
    path.push(key);
    const count = 1 + Math.max(0, ...sameAs(schemas[key] ?? {}).map(stepsFrom));
    path.pop();
    steps.set(key, count);
    return count;
  };
  for (const key of Object.keys(schemas)) if (stepsFrom(key) === MAX_STEPS + 1) tooLong.push(key);
  return { circles, tooLong };
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
