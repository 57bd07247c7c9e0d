/** Bodies of forms: imported where an operation sends one. */

import type { QueryStyle } from "./query-styles.ts";

/** `a=1&b=2`; a list repeats its name, undefined and null are left out, dates are ISO 8601, other objects JSON. Throws TypeError for bytes. */
export function formText(fields: unknown): string {
  return fill(new URLSearchParams(), fields).toString();
}

/** The same with files: a Blob keeps its type and name. What `styles` calls JSON says so of itself. */
export function formParts(
  fields: unknown,
  styles: Readonly<Record<string, QueryStyle>> = {},
): FormData {
  return fill(new FormData(), fields, (name, value) => {
    if (value instanceof Blob) return value;
    const isJson = Object.hasOwn(styles, name) && styles[name] === "json";
    return isJson && typeof value === "object"
      ? new Blob([JSON.stringify(value)], { type: "application/json" })
      : text(value);
  });
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
      form.append(name, write(name, one) as string);
    }
  }
  return form;
}

function text(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  // Made text, it would be the name of its class, or numbered fields.
  if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    throw new TypeError("bytes go into a form of parts, as a Blob");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
