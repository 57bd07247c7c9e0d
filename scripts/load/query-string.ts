/** A parameter that is the whole query (OpenAPI 3.2), as the parameters that it is made of: the properties of a form. */
import type { Parameter } from "../model/document.ts";
import { at, type Place } from "./place.ts";
import { styleOf } from "./query-style.ts";
import { follow, type Located } from "./references.ts";
import type { SchemaReader } from "./schema.ts";
import { isMap, type JsonMap } from "./shape.ts";

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** By which an object is more than the properties that it lists. */
const MORE = ["allOf", "anyOf", "oneOf", "not", "if", "patternProperties", "dependentSchemas"];
/** Nor may these stand beside a reference. */
const OWN = [...MORE, "properties", "required", "additionalProperties"];

const APART = "describe its properties as parameters in: query, by an overlay if it is not yours";

/** Undefined once it is told why no method takes it. */
export function readQueryString(
  reader: SchemaReader,
  parameter: JsonMap,
  place: Place,
): Parameter[] | undefined {
  const form = formIn(reader, parameter["content"], at(place, "content"));
  if (typeof form === "string") return refuse(reader, place, form);
  const { value, place: here } = form;
  const required = new Set(reader.texts(value["required"], at(here, "required")));
  const parent = at(here, "properties");
  return Object.entries(reader.map(value["properties"], parent)).flatMap(
    ([name, schema]): Parameter[] => {
      const property = { parent, key: name };
      if (!reader.isName(name, property)) return [];
      return [
        {
          name,
          in: "query",
          required: parameter["required"] === true && required.has(name),
          deprecated: false, // its schema says it, and what it is for
          description: null,
          schema: reader.schema(schema, property),
        },
      ];
    },
  );
}

export function refuse(reader: SchemaReader, place: Place, reason: string): undefined {
  const message = `a parameter in: querystring is the whole query at once, which no method takes where ${reason}`;
  reader.report("structure", place, message, APART);
}

interface Form {
  readonly value: JsonMap;
  readonly place: Place;
}

/** The object that is written, or what stands in the way. */
function formIn(reader: SchemaReader, content: unknown, place: Place): Form | string {
  const [only, ...others] = Object.entries(reader.map(content, place));
  if (only === undefined || others.length > 0 || !FORM.test(only[0]))
    return "it is not application/x-www-form-urlencoded alone";
  const media = followed(reader, { value: only[1], place: { parent: place, key: only[0] } });
  if (media !== undefined && "encoding" in media.value) return "its properties have an encoding";
  const schema = { value: media?.value["schema"], place: at(media?.place ?? place, "schema") };
  const object = followed(reader, schema);
  const isWhole = object?.value === schema.value || !has(schema.value, OWN);
  if (object === undefined || !isWhole || !isPlain(object.value))
    return "its schema is no plain object";
  const properties = at(object.place, "properties");
  const nested = Object.entries(reader.map(object.value["properties"], properties)).find(
    ([key, property]) => isNested(reader, { value: property, place: { parent: properties, key } }),
  );
  return nested === undefined ? object : `its property "${nested[0]}" may be nested`;
}

function followed(reader: SchemaReader, { value, place }: Located): Form | undefined {
  const found = follow(reader, value, place);
  return isMap(found?.value) ? { value: found.value, place: found.place } : undefined;
}

function isPlain(schema: JsonMap): boolean {
  const isObject = [schema["type"] ?? "object"].flat().join() === "object";
  const isClosed = !isMap(schema["additionalProperties"]) && !has(schema, MORE);
  return isObject && isMap(schema["properties"]) && isClosed;
}

/** Whether it may be an object, or a list of what is one or a list: a form has JSON there, the style of no parameter. */
function isNested(reader: SchemaReader, property: Located, mayBeList = true): boolean {
  const found = followed(reader, property);
  if (found === undefined || styleOf({ schema: found.value }).style !== undefined) return true;
  if (!isList(found.value)) return false;
  const items = { value: found.value["items"], place: at(found.place, "items") };
  return !mayBeList || isNested(reader, items, false);
}

function isList(schema: JsonMap): boolean {
  return [schema["type"]].flat().includes("array");
}

function has(schema: unknown, keywords: readonly string[]): boolean {
  return isMap(schema) && keywords.some((it) => it in schema);
}
