/** Properties of one value, which tell a schema from others. */
import type { Normalizer } from "./normal.ts";
import type { Alternative, Site } from "./schema.ts";
import { isMap } from "./spec.ts";

/** `type="text"` for each property of one value; those of the discriminator only, where there is one. */
export function constantsOf(
  { properties }: Alternative,
  normalizer: Normalizer,
  discriminator: string | null = null,
): string[] {
  const found = [...properties].flatMap(([name, site]) => {
    if (!mayListValues(site)) return [];
    const [only, ...others] = normalizer.schema(site).alternatives;
    const values = others.length === 0 ? (only?.values ?? []) : [];
    const counts = name === discriminator || values.length === 1;
    return counts ? values.map((value) => [name, `${name}=${JSON.stringify(value)}`] as const) : [];
  });
  const told = found.filter(([name]) => name === discriminator);
  return (told.length > 0 ? told : found).map(([, tag]) => tag);
}

/** Undefined where the property is no text of one value, or hidden on one of the ways. */
export function constantOf(site: Site, normalizer: Normalizer): string | undefined {
  if (!mayListValues(site)) return undefined;
  const [only, ...others] = normalizer.schema(site).alternatives;
  const { readOnly, writeOnly } = normalizer.notes(site);
  const isConstant = others.length === 0 && only?.values?.length === 1 && !readOnly && !writeOnly;
  const value = isConstant ? only.values[0] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Seen without its normal form: most properties list no values. */
function mayListValues(site: Site): boolean {
  return site.some(({ value }) => isMap(value) && LISTING.some((it) => Object.hasOwn(value, it)));
}

const LISTING = ["$ref", "const", "enum", "allOf", "anyOf", "oneOf"];
