/** The keywords of a schema that reach the model, and how each is read; any other is left out. */
import { readDiscriminator } from "./discriminator.ts";
import { sortedData, sortedEntries } from "./order.ts";
import { at, type Place } from "./place.ts";
import type { SchemaReader } from "./schema.ts";
import { isMap } from "./shape.ts";

/** The uniform value, or undefined to leave the keyword out. */
type ReadKeyword = (reader: SchemaReader, value: unknown, place: Place) => unknown;

const text: ReadKeyword = (reader, value, place) => reader.text(value, place);
const shortText: ReadKeyword = (reader, value, place) => reader.name(value, place);
const prose: ReadKeyword = (reader, value, place) => reader.prose(value, place);
const flag: ReadKeyword = (reader, value, place) => reader.flag(value, place) || undefined;
const number: ReadKeyword = (reader, value, place) => reader.number(value, place);
const data: ReadKeyword = (_, value) => sortedData(value);
const schema: ReadKeyword = (reader, value, place) => reader.schema(value, place);
const list: ReadKeyword = (reader, value, place) =>
  reader.list(value, place).map((member, i) => reader.schema(member, at(place, i)));
/** Of one composition. Members are told apart and documented one by one; no real description has a thousand. */
const MAX_MEMBERS = 5_000;

const members: ReadKeyword = (reader, value, place) => {
  if (!Array.isArray(value) || value.length <= MAX_MEMBERS) return list(reader, value, place);
  const message = `${place.key} has more than ${MAX_MEMBERS} members`;
  reader.report("structure", place, message, "divide it into schemas of its own");
  return undefined; // reading on would cost what the limit spares
};
const map: ReadKeyword = (reader, value, place) =>
  Object.fromEntries(
    sortedEntries(reader.map(value, place)).map(([key, member]) => [
      key,
      reader.schema(member, { parent: place, key }),
    ]),
  );
const named: ReadKeyword = (reader, value, place) => {
  for (const key of isMap(value) ? Object.keys(value) : [])
    reader.isName(key, { parent: place, key });
  return map(reader, value, place);
};
/** `false` closes an object; `true` opens it: they say more than the schemas that mean the same. */
const flagOrSchema: ReadKeyword = (reader, value, place) =>
  typeof value === "boolean" ? value : reader.schema(value, place);
/** A number as of OpenAPI 3.1, a flag of `minimum` or `maximum` before. */
const flagOrNumber: ReadKeyword = (reader, value, place) =>
  typeof value === "boolean" ? value : reader.number(value, place);
const values: ReadKeyword = (reader, value, place) => {
  const allowed = reader.list(value, place);
  reader.spend(allowed.length, place);
  return allowed.map(sortedData);
};
const required: ReadKeyword = (reader, value, place) => {
  const names = [...new Set(reader.texts(value, place))].toSorted();
  return names.length === 0 ? undefined : names;
};

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];

const type: ReadKeyword = (reader, value, place) => {
  const names = typeof value === "string" ? [value] : [...new Set(reader.texts(value, place))];
  const wrong = names.find((name) => !TYPES.includes(name));
  if (wrong !== undefined)
    reader.report("structure", place, `"${wrong}" is no type`, `one of ${TYPES.join(", ")}`);
  return names.length === 1 ? names[0] : names;
};

const dependentRequired: ReadKeyword = (reader, value, place) =>
  Object.fromEntries(
    sortedEntries(reader.map(value, place)).map(([key, member]) => [
      key,
      reader.texts(member, { parent: place, key }).toSorted(),
    ]),
  );

export const KEYWORDS: ReadonlyMap<string, ReadKeyword> = new Map<string, ReadKeyword>([
  ["$ref", (reader, value, place) => reader.reference(value, place)],
  ["type", type],
  ["title", prose],
  ["description", prose],
  ["default", data],
  ["example", data],
  ["examples", data],
  ["deprecated", flag],
  ["readOnly", flag],
  ["writeOnly", flag],
  ["nullable", flag],
  ["format", shortText],
  ["pattern", prose],
  ["contentEncoding", text],
  ["contentMediaType", text],
  ["contentSchema", schema],
  ["minLength", number],
  ["maxLength", number],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", flagOrNumber],
  ["exclusiveMaximum", flagOrNumber],
  ["multipleOf", number],
  ["minItems", number],
  ["maxItems", number],
  ["uniqueItems", flag],
  ["minContains", number],
  ["maxContains", number],
  ["minProperties", number],
  ["maxProperties", number],
  ["const", data],
  ["enum", values],
  ["required", required],
  ["dependentRequired", dependentRequired],
  ["discriminator", readDiscriminator],
  ["properties", named],
  ["patternProperties", map],
  ["dependentSchemas", map],
  ["additionalProperties", flagOrSchema],
  ["unevaluatedProperties", flagOrSchema],
  ["unevaluatedItems", flagOrSchema],
  ["propertyNames", schema],
  ["items", schema],
  ["prefixItems", members],
  ["contains", schema],
  ["allOf", members],
  ["anyOf", members],
  ["oneOf", members],
  ["not", schema],
  ["if", schema],
  ["then", schema],
  ["else", schema],
  ["x-line-schema", schema],
]);
