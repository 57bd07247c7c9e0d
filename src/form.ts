/** Bodies of forms: imported where an operation sends one. */

/** `a=1&b=2`; a list repeats its name, undefined is left out, objects travel as JSON. */
export function formText(fields: unknown): string {
  return fill(new URLSearchParams(), fields).toString();
}

/** The same with files: a Blob keeps its type and name. */
export function formParts(fields: unknown): FormData {
  return fill(new FormData(), fields);
}

function fill<Form extends FormData | URLSearchParams>(form: Form, fields: unknown): Form {
  for (const [name, value] of Object.entries(fields ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined) continue;
      // Only FormData takes a Blob.
      const field = one instanceof Blob ? (one as unknown as string) : text(one);
      form.append(name, field);
    }
  }
  return form;
}

function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
