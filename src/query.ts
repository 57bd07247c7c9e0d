/** A query as the text of a URL, each parameter in the style that its description says. */

/**
 * How a parameter is written where that is not the default, which repeats the name of an array (`a=1&a=2`) and puts
 * the key of an object in brackets (`a[b]=1`): values joined by a comma, a space or a pipe; fields of an object as
 * parameters of their own; or JSON.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "fields" | "json";

const JOINERS = { comma: ",", space: "%20", pipe: "|" } as const;

/**
 * `?a=1&b=2`, or nothing; undefined and null are skipped.
 * @throws TypeError for values nested deeper than their style can say, URIError for text that is not well-formed
 */
export function serializeQuery(
  query: object,
  styles: Readonly<Record<string, QueryStyle>> = {},
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : pairsOf(name, value, Object.hasOwn(styles, name) ? styles[name] : undefined),
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function pairsOf(name: string, value: unknown, style: QueryStyle | undefined): string[] {
  if (style === "json") return [pair(name, encodeURIComponent(JSON.stringify(value)))];
  const isList = Array.isArray(value);
  if (!isList && !isFields(value)) return [pair(name, text(value))];
  if (style !== undefined && style !== "fields") {
    const parts = isList ? present(value).map(text) : fieldsOf(value).flat();
    return parts.length === 0 ? [] : [pair(name, parts.join(JOINERS[style]))];
  }
  if (isList) return present(value).map((member) => pair(name, text(member)));
  return Object.entries(value).flatMap(([key, member]) => {
    const field = style === "fields" ? key : `${name}[${key}]`;
    return present(Array.isArray(member) ? member : [member]).map((it) => pair(field, text(it)));
  });
}

function fieldsOf(value: object): string[][] {
  return Object.entries(value).flatMap(([key, member]) =>
    present([member]).map((it) => [encodeURIComponent(key), text(it)]),
  );
}

function isFields(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined && value !== null);
}

/** Brackets stay as they are: servers that give them a meaning look for them. */
function pair(name: string, value: string): string {
  const written = encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
  return `${written}=${value}`;
}

function text(value: unknown): string {
  if (value instanceof Date) return encodeURIComponent(value.toISOString());
  if (typeof value === "object") throw new TypeError("a value is nested too deep for a query");
  return encodeURIComponent(String(value));
}
