/** Unions whose members a property tells apart: there its values stay closed, so that the union narrows. */
import type { DocumentOperation } from "./document.ts";
import { resolve, type Schemas } from "./references.ts";
import { subschemasOf } from "./subschemas.ts";
import type { SchemaObject } from "./types.ts";

/** By object schema, the names of the properties that tell it from the other members of a union. */
export type Discriminants = ReadonlyMap<SchemaObject, ReadonlySet<string>>;

export function discriminantsOf(roots: Iterable<SchemaObject>, schemas: Schemas): Discriminants {
  const found = new Map<SchemaObject, Set<string>>();
  const visit = (schema: SchemaObject): void => {
    const members = membersOf(schema, schemas);
    const names = members.length < 2 ? [] : discriminantNames(schema, members);
    for (const member of names.length === 0 ? [] : members) {
      const before = found.get(member) ?? new Set();
      found.set(member, new Set([...before, ...names]));
    }
    subschemasOf(schema).forEach(visit);
  };
  for (const root of roots) visit(root);
  return found;
}

/** The members of a union, and of the unions among them, references resolved. */
function membersOf(
  schema: SchemaObject,
  schemas: Schemas,
  seen: Set<SchemaObject> = new Set(),
): SchemaObject[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const members = (schema["oneOf"] ?? schema["anyOf"]) as SchemaObject[] | undefined; // read as schemas
  return (members ?? []).flatMap((member) => {
    const target = resolve(member, schemas);
    return "oneOf" in target || "anyOf" in target ? membersOf(target, schemas, seen) : [target];
  });
}

/** The property that the description names, and those that have a single value in two members or more. */
function discriminantNames(schema: SchemaObject, members: readonly SchemaObject[]): string[] {
  const declared = schema["discriminator"] as { propertyName: string } | undefined; // as it was read
  const counts = new Map<string, number>();
  for (const member of members)
    for (const [name, property] of Object.entries((member["properties"] ?? {}) as Schemas))
      if ("const" in property) counts.set(name, (counts.get(name) ?? 0) + 1);
  const told = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
  return declared === undefined ? told : [...told, declared.propertyName];
}

/** Every schema that stands in an operation. */
export function schemasOf(operation: DocumentOperation): SchemaObject[] {
  const media = [operation.body?.content ?? [], ...operation.responses.map((it) => it.content)];
  return [
    ...operation.parameters.map(({ schema }) => schema),
    ...media.flat().flatMap(({ schema, itemSchema }) => [schema ?? [], itemSchema ?? []].flat()),
  ];
}
