/** A composed schema as nothing but its parts: what it says itself is one of them. */
import type { SchemaObject } from "../model/types.ts";
import { docsOf, shapeOf } from "./schema-docs.ts";
import {
  isComposed,
  isSchema,
  isShapeless,
  isStructured,
  propertiesOf,
  type Schemas,
  schemaList,
  stringList,
} from "./schema-shape.ts";

type Names = ReadonlySet<string>;

/** One `allOf` of references, inline parts, the schema's own properties and its alternatives; or the only one of them. */
export function partsOf(schema: SchemaObject, schemas: Schemas): SchemaObject {
  if (!isComposed(schema)) return schema;
  const { $ref, allOf, anyOf, oneOf, ...own } = shapeOf(schema);
  const given = schemaList(allOf);
  const required = new Set([...stringList(own["required"]), ...given.flatMap(requiredOfOthers)]);
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

/** What a part requires without having it. */
function requiredOfOthers(part: SchemaObject): readonly string[] {
  const names = stringList(part["required"]);
  if (names.length === 0) return names;
  const properties = propertiesOf(part);
  return names.filter((name) => !properties.has(name));
}

/** An inline part in which those of its properties are required that the whole requires. */
function requireInline(part: SchemaObject, required: Names): SchemaObject {
  const names = [...propertiesOf(part).keys()].filter((name) => required.has(name));
  if (names.length === 0) return part;
  return { ...part, required: [...new Set([...stringList(part["required"]), ...names])] };
}

/** The properties that the whole requires and the part that has them does not. */
function lacking(
  { allOf, required }: { readonly allOf: readonly SchemaObject[]; readonly required: Names },
  schemas: Schemas,
): readonly (readonly [name: string, schema: unknown])[] {
  if (required.size === 0) return [];
  const properties = propertiesOf({ allOf }, schemas);
  return [...required].flatMap((property) => {
    const found = properties.get(property);
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
