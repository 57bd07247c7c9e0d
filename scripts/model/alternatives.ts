/** Unions of twins: which alternatives are one another's twins, and which only one of them has. */
import {
  onlyInGa,
  onlyInOther,
  type Compare,
  type Comparison,
  type Difference,
} from "./difference.ts";
import { equalSchemas } from "./equal.ts";
import { keyOf, resolve, type Schemas } from "./references.ts";
import type { SchemaObject } from "./types.ts";

/** The alternatives that a schema has: by its union, by the union it refers to, by its types; itself where it has none. */
export function alternativesOf(
  schema: SchemaObject,
  schemas: Schemas,
  seen: ReadonlySet<SchemaObject> = new Set(),
): readonly SchemaObject[] {
  const target = resolve(schema, schemas);
  const union = (target["oneOf"] ?? target["anyOf"]) as readonly SchemaObject[] | undefined; // read as schemas
  if (union !== undefined && !seen.has(target))
    return union.flatMap((member) => alternativesOf(member, schemas, new Set([...seen, target])));
  const types = target["type"];
  if (Array.isArray(types) && !("enum" in target))
    return types.map((type: unknown) => (type === "null" ? { type } : { ...target, type }));
  return [schema];
}

export function compareAlternatives(
  left: readonly SchemaObject[],
  right: readonly SchemaObject[],
  { where, comparison, compare }: { where: string; comparison: Comparison; compare: Compare },
): Difference[] {
  const { schemas } = comparison;
  const rest = new Set(right);
  const partners = left.map((member) => {
    const partner = [...rest].find((it) => areTwins(member, it, schemas));
    if (partner !== undefined) rest.delete(partner);
    return [member, partner] as const;
  });
  const isUnion = left.filter((member) => typeof member["$ref"] === "string").length > 1;
  return [
    ...partners.flatMap(([member, partner]) =>
      partner === undefined ? [onlyInGa(where, labelOf(member, schemas))] : [],
    ),
    ...[...rest].map((member) => onlyInOther(where, labelOf(member, schemas), comparison)),
    ...partners.flatMap(([member, partner]) => {
      const isNamed = isUnion && typeof member["$ref"] === "string";
      const place = isNamed ? `${where} as ${labelOf(member, schemas)}` : where;
      return partner === undefined ? [] : compare(member, partner, place);
    }),
  ];
}

function areTwins(left: SchemaObject, right: SchemaObject, schemas: Schemas): boolean {
  if (equalSchemas(left, right)) return true;
  if (typeof left["$ref"] === "string" && typeof right["$ref"] === "string")
    if (`Beta${keyOf(left["$ref"])}` === keyOf(right["$ref"])) return true;
  const tag = tagOf(left, schemas);
  return tag !== undefined && tag === tagOf(right, schemas);
}

/** What tells an alternative from others: its constants, or else its type. */
function tagOf(schema: SchemaObject, schemas: Schemas): string | undefined {
  const target = resolve(schema, schemas);
  const properties = Object.entries((target["properties"] ?? {}) as Schemas); // read as schemas
  const constants = properties
    .filter(([, it]) => "const" in it)
    .map(([name, it]) => [name, it["const"]]);
  if (constants.length > 0) return JSON.stringify(constants);
  if ("const" in target) return JSON.stringify(target["const"]);
  return target["type"] === undefined ? undefined : String(target["type"]);
}

function labelOf(schema: SchemaObject, schemas: Schemas): string {
  if (typeof schema["$ref"] === "string") return keyOf(schema["$ref"]);
  return tagOf(schema, schemas) ?? "an alternative";
}
