/** Bodies of forms: imported where an operation sends one. */

import type { QueryStyle } from "./query-styles.ts";

/** `a=1&b=2`; a list repeats its name, undefined and null are left out, objects travel as JSON. */
export function formText(fields: unknown): string {
  return fill(new URLSearchParams(), fields).toString();
}

/** The same with files: a Blob keeps its type and name. What `styles` calls JSON says so of itself. */
export function formParts(
  fields: unknown,
  styles: Readonly<Record<string, QueryStyle>> = {},
): FormData {
  return fill(new FormData(), fields, (name, value) =>
    Object.hasOwn(styles, name) && styles[name] === "json" && typeof value === "object"
      ? new Blob([text(value)], { type: "application/json" })
      : text(value),
  );
}

function fill<Form extends FormData | URLSearchParams>(
  form: Form,
  fields: unknown,
  write: (name: string, value: unknown) => Blob | string = (_, value) => text(value),
): Form {
  for (const [name, value] of Object.entries(fields ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null) continue;
      // Only FormData takes a Blob.
      form.append(name, (one instanceof Blob ? one : write(name, one)) as string);
    }
  }
  return form;
}

function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
