/** Media types: what kind of answer each is, and which of several counts. */
import type { MediaType } from "./document.ts";
import type { ResponseKind, SchemaObject } from "./types.ts";

interface MediaRow {
  readonly kind: Exclude<ResponseKind, "empty">;
  readonly when: (essence: string, schema: SchemaObject) => boolean;
}

/** The first row that applies is the kind; of several media types the one of the earliest row counts. */
const ANSWERS: readonly MediaRow[] = [
  { kind: "json", when: (essence) => essence === "application/json" },
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
  {
    kind: "json",
    when: (essence, { type }) => /^(\*|application)\/\*$/.test(essence) && isData(type),
  },
  { kind: "binary", when: () => true },
];

/** Of several bodies that an operation takes, the one of the earliest row is sent. */
const BODIES: readonly RegExp[] = [
  /^application\/json$/,
  /^[^/]+\/[^/]+\+json$/,
  /^multipart\/form-data$/,
  /^application\/x-www-form-urlencoded$/,
  /^/,
];

export interface Media extends MediaType {
  readonly kind: ResponseKind;
}

export function answerMedia(content: readonly MediaType[]): Media | undefined {
  return ANSWERS.flatMap(({ kind, when }) =>
    content
      .filter(({ name, schema }) => when(essenceOf(name), schema ?? {}))
      .map((media) => ({ ...media, kind })),
  )[0];
}

/** What is sent where the description does not say it: bytes have no schema in OpenAPI 3.1. */
const UNDESCRIBED: Partial<Readonly<Record<ResponseKind, SchemaObject>>> = {
  binary: { type: "string", format: "binary" },
  text: { type: "string" },
};

const FORM_OR_RANGE = /^(multipart\/|application\/x-www-form-urlencoded$)|\*/;

export function bodyMedia(content: readonly MediaType[]): MediaType | undefined {
  const media = BODIES.flatMap((row) => content.filter(({ name }) => row.test(essenceOf(name))))[0];
  const isDescribed = Object.keys(media?.schema ?? {}).length > 0;
  if (media === undefined || isDescribed || FORM_OR_RANGE.test(essenceOf(media.name))) return media;
  const kind = answerMedia([media])?.kind ?? "json";
  return { ...media, schema: UNDESCRIBED[kind] ?? media.schema };
}

function essenceOf(name: string): string {
  return (name.split(";")[0] ?? "").trim().toLowerCase();
}

function isData(type: unknown): boolean {
  return type !== undefined && type !== "string";
}
