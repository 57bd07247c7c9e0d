/** Bodies, answers and headers. */
import type { Answer, Body, Content, Header } from "./api.ts";
import { isOfBytes, withoutBytes } from "./bytes.ts";
import { readEncoding } from "./read-encoding.ts";
import { readLinks } from "./read-links.ts";
import { siteOf } from "./read-parameters.ts";
import type { Site } from "./schema.ts";
import { entriesOf, fieldsOf, inside, mapOf, type Located, type Spec } from "./spec.ts";

/** Media types whose schema is that of one item, in one of three spellings. */
const SEQUENCE = /(jsonl|ndjson|json-seq|jsonlines|event-stream)$/;

export function readBody(spec: Spec, located: Located): Body | null {
  const found = located.value === undefined ? undefined : spec.follow(located);
  if (found === undefined) return null;
  return {
    pointer: found.pointer,
    required: mapOf(found.value)["required"] === true,
    content: readContent(spec, inside(found, "content")),
  };
}

export function readAnswers(spec: Spec, responses: Located): Map<string, Answer> {
  const answers = fieldsOf(responses).flatMap(([status, located]) => {
    const found = spec.follow(located);
    if (found === undefined) return [];
    const answer: Answer = {
      pointer: found.pointer,
      content: readContent(spec, inside(found, "content")),
      headers: readHeaders(spec, inside(found, "headers")),
      links: readLinks(spec, inside(found, "links")),
    };
    return [[status === "default" ? status : status.toUpperCase(), answer] as const];
  });
  return new Map(answers);
}

function readContent(spec: Spec, content: Located): Content {
  return new Map(
    entriesOf(content).map(([name, located]) => {
      const media = spec.follow(located) ?? located;
      const key = mediaKey(name);
      const { pointer } = media;
      return [key, { pointer, site: mediaSite(key, media), encoding: readEncoding(spec, media) }];
    }),
  );
}

/** Case and character set say nothing of what is sent. */
function mediaKey(name: string): string {
  const [type = "", ...parameters] = name
    .toLowerCase()
    .split(";")
    .map((it) => it.trim());
  return [type, ...parameters.filter((it) => it !== "" && !it.startsWith("charset"))].join("; ");
}

/** Media types whose bodies a schema describes value by value; any other is bytes, with or without a schema. */
const STRUCTURED = /json|xml|yaml|^multipart\/|^text\/|form-urlencoded|\*/;

/** Of those the ones that generated types describe; any other is read as text. */
const TYPED = /json|^multipart\/|form-urlencoded|event-stream/;

function mediaSite(name: string, media: Located): Site {
  const [item, schema] = [inside(media, "itemSchema"), inside(media, "schema")];
  if (item.value !== undefined) return [item];
  if (isOfBytes(schema.value) && !STRUCTURED.test(name)) return [];
  if (isOfBytes(schema.value) && !TYPED.test(name))
    return [{ value: withoutBytes(schema.value), pointer: schema.pointer }];
  const line = inside(schema, "x-line-schema");
  return SEQUENCE.test(name) && line.value !== undefined ? [line] : siteOf(schema);
}

function readHeaders(spec: Spec, headers: Located): Map<string, Header> {
  const found = entriesOf(headers).flatMap(([name, located]) => {
    const header = spec.follow(located);
    if (header === undefined || name.toLowerCase() === "content-type") return [];
    const [media] = entriesOf(inside(header, "content"));
    const schema = media === undefined ? inside(header, "schema") : inside(media[1], "schema");
    const map = mapOf(header.value);
    const read: Header = {
      pointer: header.pointer,
      required: map["required"] === true,
      deprecated: map["deprecated"] === true,
      mediaType: media === undefined || /^text\/plain\b/i.test(media[0]) ? null : media[0],
      explode: map["explode"] === true,
      site: siteOf(schema),
    };
    return [[name.toLowerCase(), read] as const];
  });
  return new Map(found);
}
