/** How the parts of a body are encoded, where it is another way than they are anyway. */
import { isOfBytes } from "./bytes.ts";
import { entriesOf, inside, mapOf, textOf, type Located, type Spec } from "./spec.ts";

/** By name of the part, as JSON. */
export function readEncoding(spec: Spec, media: Located): Map<string, string> {
  const parts = spec.follow(inside(media, "schema"));
  const found = entriesOf(inside(media, "encoding")).map(([name, { value }]) => {
    const part = parts === undefined ? undefined : inside(parts, "properties", name);
    const own = part === undefined ? undefined : usualType(spec, part);
    const { contentType, style = "form", explode = style === "form" } = mapOf(value);
    const type = textOf(contentType)?.toLowerCase() ?? own ?? null;
    const isUsual = (type === null || type === own) && style === "form" && explode === true;
    return isUsual ? [] : [[name, JSON.stringify([type, style, explode])] as const];
  });
  return new Map(found.flat());
}

interface TypeRow {
  readonly type: string;
  readonly when: (schema: Readonly<Record<string, unknown>>) => boolean;
}

/** What OpenAPI says of parts without an encoding. */
const ROWS: readonly TypeRow[] = [
  { type: "application/json", when: ({ type }) => type === "object" },
  {
    type: "application/octet-stream",
    when: (schema) =>
      isOfBytes(schema) ||
      (schema["type"] === "string" &&
        (/^(base64|byte)$/.test(String(schema["format"])) ||
          schema["contentEncoding"] !== undefined)),
  },
  {
    type: "text/plain",
    when: ({ type }) => ["string", "number", "integer", "boolean"].includes(String(type)),
  },
];

/** Of a list that of its items. */
function usualType(spec: Spec, part: Located): string | undefined {
  const found = spec.follow(part);
  if (found === undefined) return undefined;
  const schema = mapOf(found.value);
  const named = schema["type"] === "array" ? spec.follow(inside(found, "items")) : found;
  return ROWS.find(({ when }) => when(mapOf(named?.value)))?.type;
}
