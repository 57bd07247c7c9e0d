/** Bodies and answers: media types and their schemas. */
import type { MediaType, RequestBody, Response } from "../model/document.ts";
import { sortedEntries } from "./order.ts";
import { at, type Place } from "./place.ts";
import { fieldStyleOf } from "./query-style.ts";
import { follow } from "./references.ts";
import type { SchemaReader } from "./schema.ts";

const STATUS = /^([1-5]\d\d|[1-5]XX|default)$/;

export function readBody(reader: SchemaReader, value: unknown, place: Place): RequestBody | null {
  const found = value === undefined ? undefined : follow(reader, value, place);
  if (found === undefined) return null;
  const body = reader.map(found.value, found.place);
  const content = readContent(reader, body["content"], at(found.place, "content"));
  const required = reader.flag(body["required"], at(found.place, "required")) ?? false;
  return content.length === 0 ? null : { required, content };
}

export function readResponses(reader: SchemaReader, value: unknown, place: Place): Response[] {
  return sortedEntries(reader.map(value, place))
    .filter(([status]) => !status.startsWith("x-"))
    .flatMap(([status, response]) => {
      const here: Place = { parent: place, key: status };
      if (!STATUS.test(status))
        reader.report("structure", here, `"${status}" is no status`, "200, 2XX or default");
      const answer = readResponse(reader, response, here);
      return answer === undefined ? [] : [{ status, ...answer }];
    });
}

/** The answer's media types, and the names of its headers, which are read for the sake of their references. */
export function readResponse(
  reader: SchemaReader,
  value: unknown,
  place: Place,
): Omit<Response, "status"> | undefined {
  const found = follow(reader, value, place);
  if (found === undefined) return undefined;
  return reader.once(found, "response", () => {
    const response = reader.map(found.value, found.place);
    const headersPlace = at(found.place, "headers");
    const described = Object.entries(reader.map(response["headers"], headersPlace));
    for (const [key, header] of described)
      readHeader(reader, header, { parent: headersPlace, key });
    const headers = described.map(([key]) => key).toSorted();
    const content = readContent(reader, response["content"], at(found.place, "content"));
    return { content, ...(headers.length > 0 && { headers }) };
  });
}

export function readHeader(reader: SchemaReader, value: unknown, place: Place): void {
  const found = follow(reader, value, place);
  if (found === undefined) return;
  const schema = reader.map(found.value, found.place)["schema"];
  if (schema !== undefined) reader.schema(schema, at(found.place, "schema"));
}

export function readContent(reader: SchemaReader, value: unknown, place: Place): MediaType[] {
  return sortedEntries(reader.map(value, place)).map(([name, media]) => {
    const here: Place = { parent: place, key: name };
    reader.isName(name, here);
    const found = follow(reader, media, here)?.value; // a reference is legal as of 3.2
    const { schema, itemSchema, encoding } = reader.map(found, here);
    return {
      name,
      schema: schema === undefined ? null : reader.schema(schema, at(here, "schema")),
      itemSchema:
        itemSchema === undefined ? null : reader.schema(itemSchema, at(here, "itemSchema")),
      ...stylesOf(reader, encoding, at(here, "encoding")),
    };
  });
}

/** Of the fields of a form, where they are not written in the default style. */
function stylesOf(reader: SchemaReader, value: unknown, place: Place): Pick<MediaType, "styles"> {
  if (value === undefined) return {};
  const found = sortedEntries(reader.map(value, place)).flatMap(([name, encoding]) => {
    const style = fieldStyleOf(reader.map(encoding, { parent: place, key: name }));
    return style === undefined ? [] : [[name, style] as const];
  });
  return found.length === 0 ? {} : { styles: Object.fromEntries(found) };
}
