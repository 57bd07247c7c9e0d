/** A composed schema as nothing but its parts: what it says itself is one of them. */
import type { SchemaObject } from "../model/types.ts";
import { docsOf, shapeOf } from "./schema-docs.ts";
import {
  findProperty,
  isComposed,
  isSchema,
  isShapeless,
  isStructured,
  type Schemas,
  schemaList,
  stringList,
} from "./schema-shape.ts";

/** One `allOf` of references, inline parts, the schema's own properties and its alternatives; or the only one of them. */
export function partsOf(schema: SchemaObject, schemas: Schemas): SchemaObject {
  if (!isComposed(schema)) return schema;
  const { $ref, allOf, anyOf, oneOf, ...own } = shapeOf(schema);
  const given = schemaList(allOf);
  const required = [own, ...given.filter(isShapeless)].flatMap((part) =>
    stringList(part["required"]),
  );
  const parts = [
    ...($ref === undefined ? [] : [{ $ref }]),
    ...given.filter((part) => !isShapeless(part)).map((part) => requireInline(part, required)),
  ];
  const all = [
    ...parts,
    ...ownPart(own, lacking({ allOf: [own, ...parts], required }, schemas)),
    ...(anyOf === undefined ? [] : [{ anyOf }]),
    ...(oneOf === undefined ? [] : [{ oneOf }]),
  ];
  const [only] = all;
  return { ...docsOf(schema), ...(all.length === 1 ? only : { allOf: all }) };
}

/** An inline part in which those of its properties are required that the whole requires. */
function requireInline(part: SchemaObject, required: readonly string[]): SchemaObject {
  const names = required.filter((name) => findProperty(part, { property: name }) !== undefined);
  if (names.length === 0) return part;
  return { ...part, required: [...new Set([...stringList(part["required"]), ...names])] };
}

/** The properties that the whole requires and the part that has them does not. */
function lacking(
  {
    allOf,
    required,
  }: { readonly allOf: readonly SchemaObject[]; readonly required: readonly string[] },
  schemas: Schemas,
): readonly (readonly [name: string, schema: unknown])[] {
  return required.flatMap((property) => {
    const found = findProperty({ allOf }, { property, schemas });
    return found === undefined || found.isRequired ? [] : [[property, found.schema] as const];
  });
}

/** What the schema says itself, together with the properties of other parts that it requires. */
function ownPart(
  own: SchemaObject,
  added: readonly (readonly [name: string, schema: unknown])[],
): readonly SchemaObject[] {
  if (added.length === 0) return isStructured(own) ? [own] : [];
  const properties = isSchema(own["properties"]) ? own["properties"] : {};
  return [
    {
      ...own,
      type: "object",
      properties: Object.fromEntries([...Object.entries(properties), ...added]),
      required: [...stringList(own["required"]), ...added.map(([name]) => name)],
    },
  ];
}
