/** What operations stream: events read as they are sent, and the answers that a row of the configuration makes streams. */
import type { Problem } from "../diagnostics.ts";
import { callOf } from "./address.ts";
import type { Document, DocumentOperation, MediaType, Note } from "./document.ts";
import { readEvents } from "./events.ts";
import { answerMedia, bodyMedia } from "./media.ts";
import { refTo, resolve, type Schemas } from "./references.ts";
import type { StreamRow } from "./rows.ts";
import { successOf, traitsOf } from "./traits.ts";
import type { SchemaObject } from "./types.ts";

const EVENTS = "text/event-stream";

export function withStreams<Described extends Pick<Document, "operations" | "schemas">>(
  document: Described,
  rows: readonly StreamRow[],
  problems: Problem[],
): Described {
  const { operations, schemas } = document;
  const byCall = new Map(rows.map((row, index) => [row.operation, { row, index }]));
  const streaming = operations.map((operation) => {
    const given = byCall.get(callOf(operation));
    const found =
      given === undefined ? operation : streamed(operation, { ...given, schemas, problems });
    return withEvents(found, given?.row, schemas);
  });
  return { ...document, operations: streaming };
}

/** The property by which descriptions ask for a stream, where they call it anything. */
const ASKS = "stream";

/** What is said of answers that are streams as well, where no row says what asks for them: the method gives the whole one alone. */
export function untakenStreams(
  { operations, schemas }: Pick<Document, "operations" | "schemas">,
  rows: readonly StreamRow[],
): Note[] {
  const taken = new Set(rows.map(({ operation }) => operation));
  return operations.flatMap((operation): Note[] => {
    const call = callOf(operation);
    const media = streamMedia(successOf(operation.responses)?.content ?? []);
    if (taken.has(call) || media === undefined || traitsOf(operation).kind !== "json") return [];
    const body = bodyMedia(operation.body?.content ?? [])?.schema;
    if (!body || !hasProperty(body, ASKS, schemas)) return [];
    const row = JSON.stringify({ operation: call, when: ASKS });
    const message = `${call} answers ${media.name} as well, and its method gives the whole answer alone: add ${row} to streams`;
    return [{ message, pointer: operation.pointer }];
  });
}

interface Context {
  readonly row: StreamRow;
  /** Of the row. */
  readonly index: number;
  readonly schemas: Schemas;
  readonly problems: Problem[];
}

/** The operation, its answer also described as a stream. */
function streamed(operation: DocumentOperation, context: Context): DocumentOperation {
  const { row, index, schemas, problems } = context;
  const { when, events, mediaType = EVENTS } = row;
  const complain = (key: keyof StreamRow, what: string, advice: string): void => {
    const message = `streams: ${callOf(operation)}: ${what}`;
    problems.push({ code: "config", message, advice, setting: ["streams", index, key] });
  };
  const body = bodyMedia(operation.body?.content ?? [])?.schema;
  if (!body || !hasProperty(body, when, schemas))
    complain("when", `its body has no property "${when}"`, "correct `when`");
  if (events !== undefined && !Object.hasOwn(schemas, events))
    complain("events", `there is no schema "${events}"`, "correct `events`");
  const success = successOf(operation.responses);
  const added: MediaType[] =
    events === undefined
      ? []
      : [{ name: mediaType, schema: null, itemSchema: { $ref: refTo(events) } }];
  const content = [
    ...(success?.content ?? []).filter((it) => it.name !== mediaType || !added.length),
    ...added,
  ];
  if (streamMedia(content) === undefined)
    complain("operation", "no stream is described", "name the schema of its `events`");
  const responses = operation.responses.map((it) => (it === success ? { ...it, content } : it));
  return { ...operation, responses, streamsWhen: when };
}

function withEvents(
  operation: DocumentOperation,
  row: StreamRow | undefined,
  schemas: Schemas,
): DocumentOperation {
  if (!operation.responses.some(({ content }) => content.some(isEvents))) return operation;
  const read = (media: MediaType): MediaType => {
    const { events, ...others } = readEvents(media, schemas);
    const done = row?.done === undefined ? {} : { done: row.done };
    return events === undefined ? others : { ...others, events: { ...events, ...done } };
  };
  const responses = operation.responses.map((response) => ({
    ...response,
    content: response.content.map((media) => (isEvents(media) ? read(media) : media)),
  }));
  return { ...operation, responses };
}

function isEvents({ name }: MediaType): boolean {
  return answerMedia([{ name, schema: null, itemSchema: null }])?.kind === "sse";
}

/** Of several media types the one that is read item by item. */
export function streamMedia(content: readonly MediaType[]): MediaType | undefined {
  return content.find((media) => ["sse", "jsonl"].includes(answerMedia([media])?.kind ?? ""));
}

function hasProperty(
  schema: SchemaObject,
  name: string,
  schemas: Schemas,
  seen: Set<SchemaObject> = new Set(),
): boolean {
  const object = resolve(schema, schemas);
  if (seen.has(object)) return false;
  seen.add(object);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap(
    (keyword) => (object[keyword] ?? []) as readonly SchemaObject[], // read as schemas
  );
  return (
    Object.hasOwn((object["properties"] ?? {}) as object, name) ||
    parts.some((part) => hasProperty(part, name, schemas, seen))
  );
}
