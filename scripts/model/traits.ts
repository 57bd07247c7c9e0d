/** What an operation answers, judged by its responses alone. */
import type { DocumentOperation, Response } from "./document.ts";
import { answerMedia } from "./media.ts";
import type { ResponseKind, SchemaObject } from "./types.ts";

export interface Traits {
  readonly kind: ResponseKind;
  readonly mediaType: string | null;
  /** Of the body, or of one item of `jsonl` and `sse`; null where the kind has no type. */
  readonly schema: SchemaObject | null;
}

const EMPTY: Traits = { kind: "empty", mediaType: null, schema: null };

/** How each kind says its type. A line has been described by `itemSchema`, by `x-line-schema`, and as the whole body. */
const SCHEMAS: Readonly<Record<ResponseKind, (media: Described) => SchemaObject | null>> = {
  json: ({ schema }) => schema ?? {},
  jsonl: (media) => itemOf(media),
  sse: (media) => itemOf(media),
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
  const content = method === "HEAD" ? [] : (successOf(responses)?.content ?? []);
  const media = answerMedia(content);
  if (media === undefined) return EMPTY;
  return { kind: media.kind, mediaType: media.name, schema: SCHEMAS[media.kind](media) };
}

/** The lowest 2xx that has a body; `default` where no 2xx is described at all. */
function successOf(responses: readonly Response[]): Response | undefined {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  if (successes.length === 0) return responses.find(({ status }) => status === "default");
  return successes.find(({ content }) => content.length > 0);
}

function itemOf({ schema, itemSchema }: Described): SchemaObject {
  const line = schema?.["x-line-schema"] as SchemaObject | undefined; // read as a schema
  const isOpaque = schema?.["type"] === "string";
  return itemSchema ?? line ?? (schema === null || isOpaque ? {} : schema);
}
