/** The keywords of one schema object, its combinations and references aside, as alternatives of one type each. */
import { ANYTHING, type Alternative, type Site, type TypeName } from "./schema.ts";
import { entriesOf, inside, isMap, listOf, membersOf, type Located } from "./spec.ts";

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
  ["array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]],
  ["string", ["pattern", "minLength", "maxLength"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

const NUMBERS: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  array: ["minItems", "maxItems", "minContains", "maxContains"],
  object: ["minProperties", "maxProperties"],
  string: ["minLength", "maxLength"],
};

const CONDITIONS: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  array: ["contains", "unevaluatedItems"],
  object: ["propertyNames"],
  string: ["contentSchema"],
};

/** Keywords that hold schemas by key. */
const KEYED_CONDITIONS = ["patternProperties", "dependentSchemas"];

export function ownAlternatives(schema: Located): Alternative[] {
  const types = typesOf(schema);
  const values = valuesOf(schema);
  if (types.length === 0) return [{ ...ANYTHING, pointer: schema.pointer, ...shared(schema) }];
  return types.flatMap((type) => {
    const own = values?.filter((value) => isOf(type, value)) ?? null;
    if (own !== null && own.length === 0 && type !== "null") return [];
    return [alternativeOf(type, own, schema)];
  });
}

/** Some writers of OpenAPI 3.0 put `type: "null"` beside a union that they mean to be nullable. */
const COMBINED = ["$ref", "allOf", "anyOf", "oneOf"];

function typesOf(schema: Located): TypeName[] {
  const { value } = inside(schema, "type");
  const isAside =
    value === "null" && COMBINED.some((keyword) => inside(schema, keyword).value !== undefined);
  const named = isAside
    ? []
    : [value]
        .flat()
        .filter((type): type is TypeName => typeof type === "string" && TYPES.has(type));
  const own = named.length > 0 ? named : impliedTypes(schema);
  const isNullable = inside(schema, "nullable").value === true;
  const all = own.length > 0 && isNullable ? [...own, "null" as const] : own;
  return [...new Set(all)];
}

function impliedTypes(schema: Located): TypeName[] {
  const values = valuesOf(schema);
  if (values !== null) return [...new Set(values.map(typeOfValue))];
  const keys = Object.keys(schema.value as object); // a map: only they are asked
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
  const base = {
    ...ANYTHING,
    type,
    pointer,
    values,
    ...shared(schema),
    numbers: numbersOf(type, schema),
  };
  if (type === "object") return { ...base, ...objectParts(schema) };
  if (type === "array") return { ...base, ...arrayParts(schema) };
  if (type === "string")
    return {
      ...base,
      known: listOf(inside(schema, "x-extensible-enum").value),
      patterns: texts(schema, "pattern"),
      formats: texts(schema, "format"),
      content: texts(schema, "contentEncoding", "contentMediaType"),
      conditions: conditionsOf(type, schema),
    };
  return { ...base, formats: texts(schema, "format") };
}

/** Conditions that ask nothing of the type. */
function shared(schema: Located): Pick<Alternative, "conditions"> {
  return { conditions: conditionsOf("any", schema) };
}

function conditionsOf(type: TypeName, schema: Located): Map<string, Site> {
  const keywords = ["not", "if", "then", "else", ...(CONDITIONS[type] ?? [])];
  const found = keywords
    .map((keyword) => [keyword, inside(schema, keyword)] as const)
    .filter(([, { value }]) => value !== undefined && value !== null && value !== true)
    .filter(
      ([keyword]) =>
        (keyword !== "then" && keyword !== "else") || inside(schema, "if").value !== undefined,
    );
  return new Map(found.map(([keyword, located]) => [keyword, [located]]));
}

function numbersOf(type: TypeName, schema: Located): Map<string, number> {
  const keywords = type === "integer" || type === "number" ? null : (NUMBERS[type] ?? []);
  const found = new Map<string, number>();
  const take = (keyword: string): void => {
    const { value } = inside(schema, keyword);
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
    if (inside(schema, exclusive).value !== true || value === undefined) continue;
    found.delete(limit);
    found.set(exclusive, value);
  }
  return found;
}

function objectParts(schema: Located): Partial<Alternative> {
  const properties = inside(schema, "properties");
  const names = isMap(properties.value) ? Object.keys(properties.value).toSorted() : [];
  const keyed = KEYED_CONDITIONS.flatMap((keyword) =>
    entriesOf(inside(schema, keyword)).map(
      ([key, located]) => [`${keyword} ${key}`, [located]] as const,
    ),
  );
  const demands = entriesOf(inside(schema, "dependentRequired")).map(
    ([key, { value }]) =>
      [`dependentRequired ${key}`, listOf(value).map(String).toSorted()] as const,
  );
  return {
    properties: new Map(names.map((name) => [name, [inside(properties, name)]])),
    required: new Set(listOf(inside(schema, "required").value).map(String)),
    additional: additionalOf(schema),
    conditions: new Map([...conditionsOf("object", schema), ...keyed]),
    demands: new Map(demands),
  };
}

function arrayParts(schema: Located): Partial<Alternative> {
  const prefix = membersOf(inside(schema, "prefixItems")).map((it): Site => [it]);
  return {
    items: openness(inside(schema, "items")),
    prefix,
    uniqueItems: inside(schema, "uniqueItems").value === true,
    conditions: conditionsOf("array", schema),
  };
}

/** Once everything that holds at once is put together, unevaluated properties are the additional ones. */
function additionalOf(schema: Located): Site | false | null {
  const unevaluated = inside(schema, "unevaluatedProperties");
  const additional = inside(schema, "additionalProperties");
  return openness(additional.value === undefined ? unevaluated : additional);
}

function openness(located: Located): Site | false | null {
  if (located.value === false) return false;
  const isOpen = !isMap(located.value) || Object.keys(located.value).length === 0;
  return isOpen ? null : [located];
}

function texts(schema: Located, ...keywords: readonly string[]): string[] {
  return keywords.flatMap((keyword) => {
    const { value } = inside(schema, keyword);
    return typeof value === "string" ? [value] : [];
  });
}
