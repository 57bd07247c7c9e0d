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
    for (const [object, name] of discriminantsIn(schema, schemas)) {
      const names = found.get(object) ?? new Set();
      found.set(object, names.add(name));
    }
    subschemasOf(schema).forEach(visit);
  };
  for (const root of roots) visit(root);
  return found;
}

/** Of one union, each object with each name. */
function discriminantsIn(schema: SchemaObject, schemas: Schemas): [SchemaObject, string][] {
  if (alternativesOf(schema) === undefined) return [];
  const members = membersOf(schema, schemas, new Set()).map((it) =>
    partsOf(it, schemas, new Set()),
  );
  if (members.length < 2) return [];
  const declared = schema["discriminator"] as { propertyName: string } | undefined; // as it was read
  const names = [...told(members), ...(declared === undefined ? [] : [declared.propertyName])];
  return names.flatMap((name) =>
    members.flat().map((part): [SchemaObject, string] => [part, name]),
  );
}

/** The properties that have a single value in two members or more. */
function told(members: readonly (readonly SchemaObject[])[]): string[] {
  const counts = new Map<string, number>();
  for (const parts of members) {
    const properties = parts.flatMap((part) =>
      Object.entries((part["properties"] ?? {}) as Schemas),
    ); // read as schemas
    const constant = properties.filter(([, property]) => "const" in property);
    for (const name of new Set(constant.map(([it]) => it)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([name]) => name);
}

/** The members of a union, and of the unions among them, references resolved. */
function membersOf(
  schema: SchemaObject,
  schemas: Schemas,
  seen: Set<SchemaObject>,
): SchemaObject[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return (alternativesOf(schema) ?? []).flatMap((member) => {
    const target = resolve(member, schemas);
    return alternativesOf(target) === undefined ? [target] : membersOf(target, schemas, seen);
  });
}

/** An object schema and all that it is composed of. */
function partsOf(schema: SchemaObject, schemas: Schemas, seen: Set<SchemaObject>): SchemaObject[] {
  const object = resolve(schema, schemas);
  if (seen.has(object)) return [];
  seen.add(object);
  const parts = (object["allOf"] ?? []) as readonly SchemaObject[]; // read as schemas
  return [object, ...parts.flatMap((part) => partsOf(part, schemas, seen))];
}

/** The members of a union; undefined where it is none. */
export function alternativesOf(schema: SchemaObject): readonly SchemaObject[] | undefined {
  return (schema["oneOf"] ?? schema["anyOf"]) as readonly SchemaObject[] | undefined; // read as schemas
}

/** Every schema that stands in an operation. */
export function schemasOf({ parameters, body, responses }: DocumentOperation): SchemaObject[] {
  const media = [...(body?.content ?? []), ...responses.flatMap(({ content }) => content)];
  return [
    ...parameters.map(({ schema }) => schema),
    ...media.flatMap(({ schema, itemSchema }) => [schema, itemSchema].filter((it) => it !== null)),
  ];
}
