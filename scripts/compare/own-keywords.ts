/** The keywords of one schema object, its combinations and references aside, as alternatives of one type each. */
import { BYTES, isOfBytes } from "./bytes.ts";
import { ANYTHING, type Alternative, type Site, type TypeName } from "./schema.ts";
import { entriesOf, inside, isMap, listOf, membersOf, type Located, valueIn } from "./spec.ts";

const TYPES: ReadonlySet<string> = new Set([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

/** What a schema without a type is about: descriptions leave `type: object` out more often than not. */
const TYPE_BY_KEYWORD: readonly (readonly [TypeName, readonly string[]])[] = [
  ["object", ["properties", "additionalProperties", "required", "minProperties", "maxProperties"]],
  ["object", ["patternProperties", "propertyNames", "dependentRequired", "dependentSchemas"]],
  ["object", ["unevaluatedProperties"]],
  [
    "array",
    ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "unevaluatedItems"],
  ],
  ["string", ["pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

const NUMBERS: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  array: ["minItems", "maxItems", "minContains", "maxContains"],
  object: ["minProperties", "maxProperties"],
  string: ["minLength", "maxLength"],
};

/** Keywords that hold schemas, whatever the type. */
const CONDITIONS_OF_ALL = ["not", "if", "then", "else"];

const CONDITIONS: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  array: [...CONDITIONS_OF_ALL, "contains"],
  object: [...CONDITIONS_OF_ALL, "propertyNames"],
  string: [...CONDITIONS_OF_ALL, "contentSchema"],
};

/** Keywords that hold schemas by key. */
const KEYED_CONDITIONS = ["patternProperties", "dependentSchemas"];

export function ownAlternatives(schema: Located): Alternative[] {
  const types = typesOf(schema);
  const values = valuesOf(schema);
  if (types.length === 0)
    return [{ ...ANYTHING, pointer: schema.pointer, conditions: conditionsOf("any", schema) }];
  return types.flatMap((type) => {
    const own = values?.filter((value) => isOf(type, value)) ?? null;
    if (own !== null && own.length === 0 && type !== "null") return [];
    return [alternativeOf(type, own, schema)];
  });
}

/** Some writers of OpenAPI 3.0 put `type: "null"` beside a union that they mean to be nullable. */
const COMBINED = ["$ref", "allOf", "anyOf", "oneOf"];

function typesOf(schema: Located): TypeName[] {
  const value = valueIn(schema, "type");
  const isAside =
    value === "null" && COMBINED.some((keyword) => valueIn(schema, keyword) !== undefined);
  const named = isAside
    ? []
    : [value]
        .flat()
        .filter((type): type is TypeName => typeof type === "string" && TYPES.has(type));
  const own = named.length > 0 ? named : impliedTypes(schema);
  const isNullable = valueIn(schema, "nullable") === true;
  const all = own.length > 0 && isNullable ? [...own, "null" as const] : own;
  return [...new Set(all)];
}

function impliedTypes(schema: Located): TypeName[] {
  const values = valuesOf(schema);
  if (values !== null) return [...new Set(values.map(typeOfValue))];
  const keys = Object.keys(schema.value as object); // a map: only they are asked
  if (isOfBytes(schema.value)) return ["string"];
  const implied = TYPE_BY_KEYWORD.find(([, keywords]) => keywords.some((it) => keys.includes(it)));
  return implied === undefined ? [] : [implied[0]];
}

function valuesOf(schema: Located): readonly unknown[] | null {
  const map = schema.value as Record<string, unknown>; // a map: only they are asked
  if (Object.hasOwn(map, "const")) return [map["const"]];
  const values = listOf(map["enum"]);
  return values.length > 0 ? [...new Set(values)] : null; // an empty list, which nobody means, is none
}

export function typeOfValue(value: unknown): TypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "object" | "string"; // what else JSON has
}

function isOf(type: TypeName, value: unknown): boolean {
  const own = typeOfValue(value);
  return own === type || (own === "integer" && type === "number");
}

function alternativeOf(
  type: TypeName,
  values: readonly unknown[] | null,
  schema: Located,
): Alternative {
  const { pointer } = schema;
  if (type === "null") return { ...ANYTHING, type, pointer };
  const parts =
    type === "object"
      ? objectParts(schema)
      : type === "array"
        ? arrayParts(schema)
        : type === "string"
          ? stringParts(schema)
          : { formats: texts(schema, "format") };
  const conditions = conditionsOf(type, schema);
  return {
    ...ANYTHING,
    type,
    pointer,
    values,
    conditions,
    numbers: numbersOf(type, schema),
    ...parts,
  };
}

function conditionsOf(type: TypeName, schema: Located): ReadonlyMap<string, Site> {
  const keywords = CONDITIONS[type] ?? CONDITIONS_OF_ALL;
  const found = keywords.filter((keyword) => {
    const value = valueIn(schema, keyword);
    return value !== undefined && value !== null && value !== true;
  });
  if (found.length === 0) return ANYTHING.conditions;
  const isCase = valueIn(schema, "if") !== undefined;
  return new Map(
    found
      .filter((keyword) => (keyword !== "then" && keyword !== "else") || isCase)
      .map((keyword) => [keyword, [inside(schema, keyword)]]),
  );
}

function numbersOf(type: TypeName, schema: Located): Map<string, number> {
  const keywords = type === "integer" || type === "number" ? null : (NUMBERS[type] ?? []);
  const found = new Map<string, number>();
  const take = (keyword: string): void => {
    const value = valueIn(schema, keyword);
    if (typeof value === "number") found.set(keyword, value);
  };
  if (keywords !== null) {
    keywords.forEach(take);
    // a lower limit of nothing is none
    for (const keyword of keywords)
      if (keyword.startsWith("min") && keyword !== "minContains" && found.get(keyword) === 0)
        found.delete(keyword);
    return found;
  }
  ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].forEach(take);
  if (type === "integer" && found.get("multipleOf") === 1) found.delete("multipleOf");
  // OpenAPI 3.0: a flag beside the limit
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const value = found.get(limit);
    if (valueIn(schema, exclusive) !== true || value === undefined) continue;
    found.delete(limit);
    found.set(exclusive, value);
  }
  return found;
}

function stringParts(schema: Located): Partial<Alternative> {
  return {
    known: listOf(valueIn(schema, "x-extensible-enum")),
    patterns: texts(schema, "pattern"),
    ...(isOfBytes(schema.value)
      ? { formats: [BYTES], content: [] }
      : {
          formats: texts(schema, "format"),
          content: texts(schema, "contentEncoding", "contentMediaType"),
        }),
  };
}

function objectParts(schema: Located): Partial<Alternative> {
  const keyed = KEYED_CONDITIONS.flatMap((keyword) =>
    entriesIn(schema, keyword).map(([key, located]) => [`${keyword} ${key}`, [located]] as const),
  );
  const demands = entriesIn(schema, "dependentRequired").map(
    ([key, { value }]) =>
      [`dependentRequired ${key}`, listOf(value).map(String).toSorted()] as const,
  );
  // one that nothing fits is none
  const properties = entriesOf(inside(schema, "properties")).filter(
    ([, { value }]) => value !== false,
  );
  return {
    properties: new Map(properties.map(([name, located]) => [name, [located]])),
    required: new Set(listOf(valueIn(schema, "required")).map(String)),
    additional: unevaluated(schema, "additionalProperties", "unevaluatedProperties"),
    ...(keyed.length > 0 && { conditions: new Map([...conditionsOf("object", schema), ...keyed]) }),
    ...(demands.length > 0 && { demands: new Map(demands) }),
  };
}

function arrayParts(schema: Located): Partial<Alternative> {
  return {
    items: unevaluated(schema, "items", "unevaluatedItems"),
    prefix: membersOf(inside(schema, "prefixItems")).map((it): Site => [it]),
    uniqueItems: valueIn(schema, "uniqueItems") === true,
  };
}

/** Most objects have none of the keywords that are asked for. */
function entriesIn(schema: Located, keyword: string): [string, Located][] {
  return valueIn(schema, keyword) === undefined ? [] : entriesOf(inside(schema, keyword));
}

/** Once everything that holds at once is put together, what is not evaluated is what is there besides. */
function unevaluated(schema: Located, besides: string, keyword: string): Site | false | null {
  const said = valueIn(schema, besides) === undefined ? keyword : besides;
  const value = valueIn(schema, said);
  if (value === false) return false;
  const isOpen = !isMap(value) || Object.keys(value).length === 0;
  return isOpen ? null : [inside(schema, said)];
}

function texts(schema: Located, ...keywords: readonly string[]): string[] {
  return keywords.flatMap((keyword) => {
    const value = valueIn(schema, keyword);
    return typeof value === "string" ? [value] : [];
  });
}
