/** What an operation answers, judged by its responses alone. */
import type { DocumentOperation, MediaType, Response } from "./document.ts";
import { answerMedia } from "./media.ts";
import type { EventForm, ResponseKind, SchemaObject } from "./types.ts";

export interface Traits {
  readonly kind: ResponseKind;
  readonly mediaType: string | null;
  /** Of the body, or of one item of `jsonl` and `sse`; null where the kind has no type. */
  readonly schema: SchemaObject | null;
  /** Of `sse`. */
  readonly events?: EventForm | undefined;
  /** Of `json`. */
  readonly orEmpty?: true | undefined;
}

const EMPTY: Traits = { kind: "empty", mediaType: null, schema: null };

/** How each kind says its type. A line has been described by `itemSchema`, by `x-line-schema`, and as the whole body. */
const SCHEMAS: Readonly<Record<ResponseKind, (media: Described) => SchemaObject | null>> = {
  json: ({ schema }) => schema ?? {},
  jsonl: (media) => itemOf(media),
  sse: ({ itemSchema }) => itemSchema,
  binary: () => null,
  text: () => null,
  empty: () => null,
};

interface Described {
  readonly schema: SchemaObject | null;
  readonly itemSchema: SchemaObject | null;
}

/** An answer to HEAD has no body, whatever is described. */
export function traitsOf({ method, responses }: DocumentOperation): Traits {
  return of(method === "HEAD" ? [] : (successOf(responses)?.content ?? []));
}

/** The same of data with what any other 2xx answers: a type of either, or nothing. */
export function wholeTraitsOf(operation: DocumentOperation, traits: Traits): Traits {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  if (traits.kind !== "json" || successes.length < 2) return traits;
  const schemas = new Map<string, SchemaObject>();
  for (const { content } of successes) {
    const { kind, schema } = of(content);
    if (kind === "json" && schema !== null) schemas.set(JSON.stringify(schema), schema);
  }
  return {
    ...traits,
    ...(schemas.size > 1 ? { schema: { anyOf: [...schemas.values()] } } : {}),
    ...(successes.some(({ content }) => content.length === 0) ? { orEmpty: true } : {}),
  };
}

/** What it answers where a property of the body asks for a stream; null where none does. */
export function streamTraitsOf({ streamsWhen, responses }: DocumentOperation): Traits | null {
  if (streamsWhen === undefined) return null;
  const content = successOf(responses)?.content ?? [];
  const isStream = ({ kind }: Traits): boolean => kind === "sse" || kind === "jsonl";
  return content.map((media) => of([media])).find(isStream) ?? null;
}

function of(content: readonly MediaType[]): Traits {
  const media = answerMedia(content);
  if (media === undefined) return EMPTY;
  const { kind, name, events } = media;
  return { kind, mediaType: name, schema: SCHEMAS[kind](media), events };
}

/** The lowest 2xx that has a body; `default` where no 2xx is described at all. */
export function successOf(responses: readonly Response[]): Response | undefined {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  if (successes.length === 0) return responses.find(({ status }) => status === "default");
  return successes.find(({ content }) => content.length > 0);
}

function itemOf({ schema, itemSchema }: Described): SchemaObject {
  const line = schema?.["x-line-schema"] as SchemaObject | undefined; // read as a schema
  const isOpaque = schema?.["type"] === "string";
  return itemSchema ?? line ?? (schema === null || isOpaque ? {} : schema);
}
