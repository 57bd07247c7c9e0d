/** A query as the text of a URL, in the style that OpenAPI takes for granted: the name of an array repeated. */

/**
 * `a=1&a=2`, or nothing; undefined and null are skipped.
 * @throws TypeError for values nested deeper than that, URIError for text that is not well-formed
 */
export function plainQuery(query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairsOf(name, value))
    .join("&");
}

export function pairsOf(name: string, value: unknown): string[] {
  return present(value).map((one) => pair(name, valueText(one)));
}

/** Its members, if it is a list, or itself. */
export function present(value: unknown): unknown[] {
  return [value].flat().filter((one) => one !== undefined && one !== null);
}

/** Brackets stay as they are: servers that give them a meaning look for them. */
export function pair(name: string, value: string): string {
  const written = encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
  return `${written}=${value}`;
}

export function valueText(value: unknown): string {
  if (value instanceof Date) return encodeURIComponent(value.toISOString());
  if (Object(value) === value) throw new TypeError("a value is nested too deep for a query");
  return encodeURIComponent(String(value));
}
