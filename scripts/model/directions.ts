/** Which named schemas are sent, which are answered, and which of those used both ways differ between the two. */
import type { DocumentOperation, MediaType } from "./document.ts";
import { reachingTo } from "./reach.ts";
import type { Schemas } from "./references.ts";
import { fallbackOf, meantBy, subschemasOf } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";
import type { Direction, Visibility } from "./visibility.ts";

export interface Directions {
  /** By direction, the keys of the schemas that occur there, in errors too. */
  readonly reached: Readonly<Record<Direction, ReadonlySet<string>>>;
  /** Keys of those that are one type in answers and another one in requests. */
  readonly divided: ReadonlySet<string>;
}

interface Setting {
  readonly schemas: Schemas;
  readonly visibility: Visibility;
  /** Twins that are one schema have one key. */
  readonly keyOf: (ref: string) => string;
}

export function directionsOf(
  operations: readonly DocumentOperation[],
  setting: Setting,
): Directions {
  const reached = {
    request: reachedBy(operations.flatMap(sent), "request", setting),
    response: reachedBy(operations.flatMap(answered), "response", setting),
  };
  const both = [...reached.request].filter((key) => reached.response.has(key));
  return { reached, divided: dividedOf(both, setting) };
}

function sent({ parameters, body }: DocumentOperation): SchemaObject[] {
  return [...parameters.map(({ schema }) => schema), ...schemasIn(body?.content ?? [])];
}

function answered({ responses }: DocumentOperation): SchemaObject[] {
  return responses.flatMap(({ content }) => schemasIn(content));
}

function schemasIn(content: readonly MediaType[]): SchemaObject[] {
  return content.flatMap(({ schema, itemSchema }) =>
    [schema, itemSchema].filter((it) => it !== null),
  );
}

/** What the direction leaves out leads nowhere. */
function reachedBy(
  roots: readonly SchemaObject[],
  direction: Direction,
  { schemas, visibility, keyOf: key }: Setting,
): Set<string> {
  const reached = new Set<string>();
  const open = [...roots];
  const follow = (ref: string): void => {
    const found = key(ref);
    const target = schemas[found];
    if (target === undefined || reached.has(found)) return;
    reached.add(found);
    open.push(target);
  };
  const visit = (schema: SchemaObject): void => {
    if (typeof schema["$ref"] === "string") follow(schema["$ref"]);
    meantBy(schema).forEach(follow);
    const out = visibility.leftOut(schema, direction);
    for (const member of subschemasOf(schema)) if (!out.has(member)) visit(member);
  };
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) visit(schema);
  return reached;
}

/**
 * Those that leave out something of their own, unions with a member for any value that is not listed (which can be sent, and in
 * answers tells nothing apart), and all that refer to one of these.
 */
function dividedOf(
  keys: readonly string[],
  { schemas, visibility, keyOf: key }: Setting,
): ReadonlySet<string> {
  const own: string[] = [];
  const edges: [string, string][] = [];
  for (const from of keys) {
    const visit = (schema: SchemaObject): void => {
      if (typeof schema["$ref"] === "string") edges.push([from, key(schema["$ref"])]);
      for (const direction of ["request", "response"] as const)
        if (visibility.leftOut(schema, direction).size > 0) own.push(from);
      if (fallbackOf(schema) !== undefined) own.push(from);
      subschemasOf(schema).forEach(visit);
    };
    visit(schemas[from] ?? {});
  }
  return reachingTo(own, edges);
}
