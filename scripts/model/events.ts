/** Server-sent events: what an item of their stream is, however the description says it, and its type. */
import type { MediaType } from "./document.ts";
import { resolve, type Schemas } from "./references.ts";
import type { EventForm, SchemaObject } from "./types.ts";

/** The fields of an event; a schema of nothing else describes the event, any other one its data. */
const FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);
const ALTERNATIVES = ["oneOf", "anyOf"] as const;
const STRUCTURE = ["properties", "items", "additionalProperties", "allOf", ...ALTERNATIVES];

/** The same with the type of an item as it is read: its data parsed where that is JSON. */
export function readEvents(media: MediaType, schemas: Schemas): MediaType {
  const line = media.schema?.["x-line-schema"] as SchemaObject | undefined; // read as a schema
  const schema = media.itemSchema ?? line ?? media.schema;
  if (schema === null || !isJson(schema, schemas))
    return { ...media, itemSchema: null, events: { item: "data", json: false } };
  const all = partsOf(schema, schemas);
  if (!isEvent(all)) {
    const events = { item: "data", json: true, ...errorOf(dataNames(all, schemas)) } as const;
    return { ...media, itemSchema: schema, events };
  }
  const read = readEvent(schema, schemas);
  const json = jsonOf(read.kinds);
  const events = { item: "event", json, ...errorOf(eventNames(all, schemas)) } as const;
  return { ...media, itemSchema: read.schema, events };
}

/** `names`: of the events that are described. */
function errorOf(names: readonly string[]): Pick<EventForm, "error"> {
  return names.includes("error") ? { error: true } : {};
}

/** Where an event may have any name, `error` is one. */
function eventNames(all: readonly SchemaObject[], schemas: Schemas): readonly string[] {
  const said = propertiesOf(all, ["event"]);
  const lists = said.flatMap((name) => namesIn(resolve(name, schemas)) ?? []);
  return said.length > 0 && lists.length === 0 ? ["error"] : lists;
}

/** By what the data itself says: its type, or what tells the members of a union. */
function dataNames(all: readonly SchemaObject[], schemas: Schemas): readonly string[] {
  const discriminators = all.flatMap((part) => part["discriminator"] ?? []) as Discriminator[]; // as it was read
  const keys = ["type", ...discriminators.map(({ propertyName }) => propertyName)];
  const values = propertiesOf(all, keys);
  return [
    ...discriminators.flatMap(({ mapping = {} }) => Object.keys(mapping)),
    ...values.flatMap((value) => namesIn(resolve(value, schemas)) ?? []),
  ];
}

interface Discriminator {
  readonly propertyName: string;
  readonly mapping?: object;
}

/** A kind of event: its names, if they are said, and whether its data is JSON. */
interface EventKind {
  readonly names: readonly string[] | undefined;
  readonly isJson: boolean;
}

interface ReadEvent {
  readonly schema: SchemaObject;
  readonly kinds: readonly EventKind[];
}

function jsonOf(kinds: readonly EventKind[]): EventForm["json"] {
  const parsed = kinds.filter((kind) => kind.isJson);
  if (parsed.length === 0 || parsed.length === kinds.length) return parsed.length > 0;
  const names = parsed.flatMap((kind) => kind.names ?? []);
  return parsed.some((kind) => kind.names === undefined) ? true : [...new Set(names)].toSorted();
}

function readEvent(schema: SchemaObject, schemas: Schemas): ReadEvent {
  const event = resolve(schema, schemas);
  const keyword = ALTERNATIVES.find((it) => it in event);
  if (keyword !== undefined) return readAlternatives(event, keyword, schemas);
  const { data, event: name } = propertiesIn(event);
  const parsed = data === undefined ? undefined : parsedData(data, schemas);
  const kinds = [{ names: namesIn(name), isJson: parsed !== undefined }];
  if (parsed === undefined) return { schema, kinds };
  return { schema: { ...event, properties: { ...propertiesIn(event), data: parsed } }, kinds };
}

/** Where the data of one is JSON, each alternative says its data itself: what is said for all of them is text. */
function readAlternatives(
  event: SchemaObject,
  keyword: (typeof ALTERNATIVES)[number],
  schemas: Schemas,
): ReadEvent {
  const { data, ...others } = propertiesIn(event);
  const required = (event["required"] ?? []) as readonly string[]; // as it was read
  const read = (event[keyword] as readonly SchemaObject[]).map((member) => {
    const own = resolve(member, schemas);
    if (data === undefined || "data" in propertiesIn(own)) return readEvent(member, schemas);
    const isRequired = required.includes("data");
    return readEvent(
      {
        ...own,
        properties: { ...propertiesIn(own), data },
        ...(isRequired ? { required: [...((own["required"] ?? []) as string[]), "data"] } : {}), // as it was read
      },
      schemas,
    );
  });
  const kinds = read.flatMap((it) => it.kinds);
  if (!kinds.some((kind) => kind.isJson)) return { schema: event, kinds };
  const base = {
    ...event,
    ...("properties" in event ? { properties: others } : {}),
    ...("required" in event ? { required: required.filter((name) => name in others) } : {}),
  };
  return { schema: { ...base, [keyword]: read.map((it) => it.schema) }, kinds };
}

/** The schema of data that is JSON; undefined for text. */
function parsedData(data: SchemaObject, schemas: Schemas): SchemaObject | undefined {
  const text = resolve(data, schemas);
  if ("contentSchema" in text) return text["contentSchema"] as SchemaObject; // read as a schema
  if (/\bjson$/i.test(String(text["contentMediaType"] ?? ""))) return {};
  return isJson(data, schemas) ? data : undefined;
}

/** Whether it describes something else than text. */
function isJson(schema: SchemaObject, schemas: Schemas): boolean {
  const target = resolve(schema, schemas);
  const { type } = target;
  if (type !== undefined) return ![type].flat().includes("string");
  return STRUCTURE.some((keyword) => keyword in target);
}

/** Whether all properties, in whichever alternative, are fields of an event, and data is one of them. */
function isEvent(all: readonly SchemaObject[]): boolean {
  const names = new Set(all.flatMap((part) => Object.keys(propertiesIn(part))));
  return names.has("data") && [...names].every((name) => FIELDS.has(name));
}

/** The schema and all that it is composed of. */
function partsOf(schema: SchemaObject, schemas: Schemas): readonly SchemaObject[] {
  const seen = new Set<SchemaObject>();
  const visit = (part: SchemaObject): void => {
    const object = resolve(part, schemas);
    if (seen.has(object)) return;
    seen.add(object);
    for (const keyword of ["allOf", ...ALTERNATIVES])
      ((object[keyword] ?? []) as readonly SchemaObject[]).forEach(visit); // read as schemas
  };
  visit(schema);
  return [...seen];
}

/** Those of these names, of all that a schema is composed of. */
function propertiesOf(all: readonly SchemaObject[], names: readonly string[]): SchemaObject[] {
  const found = all.flatMap((part) => names.flatMap((name) => propertiesIn(part)[name] ?? []));
  return found as SchemaObject[]; // read as schemas
}

function propertiesIn(schema: SchemaObject): Schemas {
  return (schema["properties"] ?? {}) as Schemas; // read as schemas
}

function namesIn(event: SchemaObject | undefined): readonly string[] | undefined {
  const values = event === undefined ? [] : (event["enum"] ?? [event["const"]]);
  const names = Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
  return names.length === 0 ? undefined : names;
}
