/** How the parts of a body are encoded, where it is another way than they are anyway. */
import { isOfBytes } from "./bytes.ts";
import {
  entriesOf,
  inside,
  mapOf,
  membersOf,
  textOf,
  type Located,
  type Spec,
  valueIn,
} from "./spec.ts";

const KEYWORDS = ["encoding", "prefixEncoding", "itemEncoding"];
const NONE: ReadonlyMap<string, string> = new Map();

/** By name or place of the part, as JSON. */
export function readEncoding(spec: Spec, media: Located): ReadonlyMap<string, string> {
  if (KEYWORDS.every((it) => valueIn(media, it) === undefined)) return NONE; // as most do
  const found = partsOf(spec, media).map(([name, part, { value }]) => {
    const own = part === undefined ? undefined : usualType(spec, part);
    const { contentType, style = "form", explode = style === "form" } = mapOf(value);
    const type = textOf(contentType)?.toLowerCase() ?? own ?? null;
    const isUsual = (type === null || type === own) && style === "form" && explode === true;
    return isUsual ? [] : [[name, JSON.stringify([type, style, explode])] as const];
  });
  return new Map(found.flat());
}

type Part = readonly [name: string, schema: Located | undefined, encoding: Located];

/** Parts with names, and those without (OpenAPI 3.2). */
function partsOf(spec: Spec, media: Located): Part[] {
  const whole = spec.follow(inside(media, "schema"));
  const within = (...keys: readonly (string | number)[]): Located | undefined =>
    whole === undefined ? undefined : inside(whole, ...keys);
  const [item, rest] = [inside(media, "itemSchema"), inside(media, "itemEncoding")];
  const named = entriesOf(inside(media, "encoding")).map(([name, it]): Part => [
    name,
    within("properties", name),
    it,
  ]);
  const placed = membersOf(inside(media, "prefixEncoding")).map((it, index): Part => [
    `[${index}]`,
    within("prefixItems", index),
    it,
  ]);
  const others = item.value === undefined ? within("items") : item;
  return [
    ...named,
    ...placed,
    ...(rest.value === undefined ? [] : [["[]", others, rest] as const]),
  ];
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
