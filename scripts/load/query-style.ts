/** `style`, `explode` and `content` of a query parameter as the one word that a client needs. */
import type { QueryStyle } from "../model/types.ts";
import { isMap, type JsonMap } from "./shape.ts";

interface StyleRow {
  readonly when: (parameter: JsonMap) => boolean;
  readonly style: QueryStyle | undefined;
}

/** The first that applies; undefined is the default: a repeated name. */
const ROWS: readonly StyleRow[] = [
  { when: ({ schema, content }) => schema === undefined && isMap(content), style: "json" },
  { when: ({ style }) => style === "deepObject", style: "brackets" },
  { when: ({ style, explode }) => style === "spaceDelimited" && explode !== true, style: "space" },
  { when: ({ style, explode }) => style === "pipeDelimited" && explode !== true, style: "pipe" },
  { when: ({ explode }) => explode === false, style: "comma" },
  { when: ({ schema }) => mayBeFields(schema), style: "fields" },
  { when: () => true, style: undefined },
];

export function styleOf(parameter: JsonMap): { readonly style?: QueryStyle } {
  const style = ROWS.find(({ when }) => when(parameter))?.style;
  return style === undefined ? {} : { style };
}

/** The same of a field of a form, by its encoding. */
export function fieldStyleOf({ contentType, ...encoding }: JsonMap): QueryStyle | undefined {
  if (/^application\/json\s*(;|$)/i.test(String(contentType))) return "json";
  const { style = "form", explode } = encoding;
  return ROWS.find(({ when }) => when({ schema: SCALAR, style, explode }))?.style;
}

const SCALAR = { type: "string" };

/** Only a value that is an object is written by its fields, so that a reference need not be followed to know. */
function mayBeFields(schema: unknown): boolean {
  if (!isMap(schema)) return false;
  const { type, allOf, anyOf, oneOf } = schema;
  if (type !== undefined) return [type].flat().includes("object");
  if ("$ref" in schema || "properties" in schema) return true;
  const members = [allOf, anyOf, oneOf].flat().filter((member) => member !== undefined);
  // What says nothing may be anything.
  return members.length === 0
    ? !("enum" in schema || "const" in schema)
    : members.some(mayBeFields);
}
