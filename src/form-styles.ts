/** A form of which fields are in other styles than the usual: imported where an operation sends one. */
import { bracketed, isFields, type QueryStyle, styled } from "./query-styles.ts";

/** As `formText`, but for the fields that `styles` names; in brackets, so are the lists within. */
export function styledForm(
  fields: unknown,
  styles: Readonly<Record<string, QueryStyle>> = {},
): string {
  return Object.entries(fields ?? {})
    .flatMap(([name, value]) => {
      const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
      if (value === undefined || value === null) return [];
      if (style === "brackets") return bracketed(name, value, "[]");
      return styled(name, value, style ?? (hasFields(value) ? "json" : undefined));
    })
    .join("&");
}

function hasFields(value: unknown): boolean {
  return [value].flat().some(isFields);
}
