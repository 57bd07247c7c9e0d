/** A query of which parameters are in other styles than the usual: imported where an operation has such a one. */
import { pair, pairsOf, present, valueText } from "./query.ts";

/**
 * How a parameter is written where that is not the default, which repeats the name of an array (`a=1&a=2`): values joined by a comma, a space
 * or a pipe; fields of an object as parameters of their own, by their key alone or in brackets (`a[b]=1`, a list `a[]=1`); or JSON.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "fields" | "brackets" | "json";

const JOINERS = { comma: ",", space: "%20", pipe: "|" } as const;

/** As `plainQuery`, but for the parameters that `styles` names. */
export function styledQuery(query: object, styles: Readonly<Record<string, QueryStyle>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      value === undefined || value === null
        ? []
        : styled(name, value, Object.hasOwn(styles, name) ? styles[name] : undefined),
    )
    .join("&");
}

export function styled(name: string, value: unknown, style: QueryStyle | undefined): string[] {
  if (style === undefined) return pairsOf(name, value);
  if (style === "json") return [pair(name, encodeURIComponent(JSON.stringify(value)))];
  if (style === "brackets") return bracketed(name, value, Array.isArray(value) ? "[]" : "");
  if (style === "fields") {
    if (!isFields(value)) return pairsOf(name, value);
    return Object.entries(value).flatMap(([key, member]) => pairsOf(key, member));
  }
  const parts = isFields(value) ? keysAndValues(value) : present(value).map(valueText);
  return parts.length === 0 ? [] : [pair(name, parts.join(JOINERS[style]))];
}

/** `a[b]=1`, as deep as the value is; the members of a list by their place where they have fields, else behind `list`. */
export function bracketed(name: string, value: unknown, list: "" | "[]"): string[] {
  const isList = Array.isArray(value);
  if (isFields(value) || (isList && value.some(isFields)))
    return Object.entries(value).flatMap(([key, member]) =>
      bracketed(`${name}[${key}]`, member, list),
    );
  return pairsOf(isList ? name + list : name, value);
}

/** A list, a set or bytes have members instead; a date or a Blob has none that are its own. */
export function isFields(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Symbol.iterator in value) return false;
  return !(value instanceof Date || value instanceof Blob);
}

function keysAndValues(value: object): string[] {
  return Object.entries(value).flatMap(([key, member]) =>
    member === undefined || member === null ? [] : [encodeURIComponent(key), valueText(member)],
  );
}
