/** What a schema allows, in one form for OpenAPI 3.0 and 3.1, so that two can be compared. */
import { isNode, node, type Node } from "./tree.ts";

/** `allOf` is 3.0's way to put words beside one reference; with more members it would be no choice. */
const CHOICES = ["anyOf", "oneOf", "allOf"];

const LIMITS = [
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "pattern",
];

/**
 * The schema without its words and extensions: a constant is an enum of one, a choice of one is that one, a choice of
 * constants is one enum, and null is a flag. Unions and enums are sorted.
 */
export function shape(schema: unknown): Node {
  const own = node(schema);
  const { alternatives, nullable } = alternativesOf(own);
  const [only, ...others] = mergeEnums(alternatives).toSorted((a, b) =>
    text(a) < text(b) ? -1 : 1,
  );
  const line = own["x-line-schema"];
  return {
    ...(others.length === 0 ? only : { anyOf: [only, ...others] }),
    ...(nullable && { nullable }),
    ...("default" in own && !isConstant(only) && { default: own["default"] }),
    ...(own["deprecated"] === true && { deprecated: true }),
    ...(line !== undefined && { line: shape(line) }),
  };
}

/** The shape as text in which the order of keys means nothing. */
export const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isNode(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? "";

interface Alternatives {
  readonly alternatives: readonly Node[];
  readonly nullable: boolean;
}

function alternativesOf(schema: Node): Alternatives {
  const reference = schema["$ref"];
  if (typeof reference === "string")
    return { alternatives: [{ $ref: reference.split("/").at(-1) }], nullable: false };
  if (Array.isArray(schema["allOf"]) && schema["allOf"].length > 1)
    throw new Error("allOf with several members cannot be compared");
  const types = [schema["type"]].flat().filter((type) => type !== undefined);
  const values = enumOf(schema);
  const members = CHOICES.flatMap((key) => schema[key] ?? []).map((one) =>
    alternativesOf(node(one)),
  );
  if (members.length > 0)
    return {
      alternatives: members.flatMap((member) => member.alternatives),
      nullable: schema["nullable"] === true || members.some((member) => member.nullable),
    };
  const nullable =
    schema["nullable"] === true || types.includes("null") || values?.includes(null) === true;
  const isNull = types.length > 0 && types.every((type) => type === "null");
  return { alternatives: isNull ? [] : [simple(schema, types, values)], nullable };
}

function simple(
  schema: Node,
  types: readonly unknown[],
  values: readonly unknown[] | undefined,
): Node {
  const named = types.filter((type) => type !== "null");
  const type = named.length > 1 ? named.toSorted() : (named[0] ?? (values && typeof values[0]));
  const { items, properties, additionalProperties, required } = schema;
  return {
    ...(type !== undefined && { type }),
    ...(values && { enum: values.filter((value) => value !== null).toSorted() }),
    ...limitsOf(schema),
    ...(type === "array" && { items: shape(items) }),
    ...(isNode(properties) && { properties: mapValues(properties, shape) }),
    ...(Array.isArray(required) && { required: required.toSorted() }),
    ...(additionalProperties === false && { additionalProperties }),
    ...(isNode(additionalProperties) && { additionalProperties: shape(additionalProperties) }),
  };
}

function enumOf(schema: Node): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

/** OpenAPI 3.0 says of a bound that it is exclusive, 3.1 has a bound of that name. */
function limitsOf(schema: Node): Node {
  const limits = Object.entries(schema).filter(([key]) => LIMITS.includes(key));
  if (schema["exclusiveMinimum"] !== true) return Object.fromEntries(limits);
  const others = limits.filter(([key]) => !key.toLowerCase().endsWith("minimum"));
  return { ...Object.fromEntries(others), exclusiveMinimum: schema["minimum"] };
}

const isConstant = (schema: Node | undefined): boolean =>
  Array.isArray(schema?.["enum"]) && schema["enum"].length === 1;

const isEnum = (schema: Node): boolean => "enum" in schema;

function mergeEnums(alternatives: readonly Node[]): readonly Node[] {
  const enums = alternatives.filter(isEnum);
  if (enums.length < 2) return alternatives;
  const values = enums.flatMap((one) => one["enum"]).toSorted();
  return [...alternatives.filter((one) => !isEnum(one)), { ...enums[0], enum: values }];
}

const mapValues = (object: Node, change: (value: unknown) => unknown): Node =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
