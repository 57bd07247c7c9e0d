/** Media types: what kind of answer each is, and which of several counts. */
import type { MediaType } from "./document.ts";
import type { ResponseKind, SchemaObject } from "./types.ts";

const JSON_TYPE = "application/json";

interface MediaRow {
  readonly kind: Exclude<ResponseKind, "empty">;
  readonly when: (essence: string, schema: SchemaObject) => boolean;
}

/** The first row that applies is the kind; of several media types the one of the earliest row counts. */
const ANSWERS: readonly MediaRow[] = [
  { kind: "json", when: (essence) => essence === JSON_TYPE },
  {
    kind: "jsonl",
    when: (essence) => /^application\/(x-)?(jsonl|ndjson|jsonlines)$/.test(essence),
  },
  {
    kind: "jsonl",
    when: (essence, schema) => "x-line-schema" in schema && !essence.endsWith("json"),
  },
  { kind: "sse", when: (essence) => essence === "text/event-stream" },
  { kind: "json", when: (essence) => /^[^/]+\/([^/]+\+)?json$/.test(essence) },
  { kind: "text", when: (essence) => essence.startsWith("text/") },
  { kind: "text", when: (essence) => /^application\/([^/]+\+)?(xml|yaml)$/.test(essence) },
  { kind: "json", when: (essence, schema) => ANY.test(essence) && isData(schema) },
  { kind: "text", when: (essence, schema) => ANY.test(essence) && isText(schema) },
  { kind: "binary", when: () => true },
];

/** Of several bodies that an operation takes, the one of the earliest row is sent. A JSON Patch is a list of changes, which few describe. */
const BODIES: readonly RegExp[] = [
  /^application\/json$/,
  /^application\/merge-patch\+json$/,
  /^[^/]+\/[^/*]+\+json$/,
  /^multipart\/form-data$/,
  /^application\/x-www-form-urlencoded$/,
  /^/,
];

/** Whatever the server, or the caller, chooses. */
const ANY = /^(\*|application)\/\*/;

export interface Media extends MediaType {
  readonly kind: ResponseKind;
}

export function answerMedia(content: readonly MediaType[]): Media | undefined {
  const plain = content.length > 1 && content.find(({ name }) => essenceOf(name) === "text/plain");
  const isPlain = plain && content.every(({ schema }) => isText(schema ?? {}));
  const [media] = ANSWERS.flatMap(({ kind, when }) =>
    (isPlain ? [plain] : content)
      .filter(({ name, schema }) => when(essenceOf(name), schema ?? {}))
      .map((it) => ({ ...it, kind })),
  );
  if (media?.kind !== "json") return media;
  return { ...media, name: settled(media.name, JSON_TYPE) };
}

/** What is sent where the description does not say it, or says of text and bytes what they mean. */
const WHOLE: Partial<Readonly<Record<ResponseKind, SchemaObject>>> = {
  binary: { type: "string", format: "binary" },
  text: { type: "string" },
  jsonl: { type: "string" },
  sse: { type: "string" },
};

const CHOSEN: Partial<Readonly<Record<ResponseKind, string>>> = {
  json: JSON_TYPE,
  text: "text/plain",
};

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)$/;

export function bodyMedia(content: readonly MediaType[]): MediaType | undefined {
  const media = BODIES.flatMap((row) => content.filter(({ name }) => row.test(essenceOf(name))))[0];
  if (media === undefined || FORM.test(essenceOf(media.name))) return media;
  const kind = answerMedia([media])?.kind ?? "json";
  const isString = typesOf(media.schema ?? {}).includes("string");
  return {
    ...media,
    name: settled(media.name, CHOSEN[kind]),
    schema: (isString ? undefined : WHOLE[kind]) ?? media.schema,
  };
}

/** One media type for a range of them, where there is one to choose. */
function settled(name: string, chosen = name): string {
  return essenceOf(name).includes("*") ? chosen : name;
}

function essenceOf(name: string): string {
  return (name.split(";")[0] ?? "").trim().toLowerCase();
}

const SHAPES = "$ref allOf anyOf oneOf properties items additionalProperties enum const".split(" ");

/** Whether it is anything but text and bytes. A reference to these is rare. */
function isData(schema: SchemaObject): boolean {
  const types = typesOf(schema);
  return types.length === 0
    ? SHAPES.some((keyword) => keyword in schema)
    : !types.includes("string");
}

function isText(schema: SchemaObject): boolean {
  return typesOf(schema).includes("string") && !/^(binary|byte)$/.test(String(schema["format"]));
}

function typesOf({ type }: SchemaObject): readonly unknown[] {
  return type === undefined ? [] : [type].flat();
}
