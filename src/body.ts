/** A request body in the form of its media type. */
import { UsageError } from "./errors.ts";
import type { Operation } from "./operation.ts";

/** What `fetch` takes, by a name that lib.dom and the types of Node both have. */
export type RequestBody = NonNullable<RequestInit["body"]>;

export interface EncodedBody {
  readonly content: RequestBody;
  /** Absent where fetch itself must write it, with the boundary of the parts. */
  readonly contentType?: string;
}

/** Encoded once per call, not once per attempt. Throws UsageError for what cannot be encoded. */
export function encodeBody(operation: Operation, body: unknown): EncodedBody | undefined {
  const contentType = operation.body;
  if (contentType === undefined || body === undefined) return undefined;
  const [essence = ""] = contentType.toLowerCase().split(/\s*;/);
  if (essence === "multipart/form-data") return { content: fill(new FormData(), body) };
  if (essence === "application/x-www-form-urlencoded") {
    return { content: fill(new URLSearchParams(), body).toString(), contentType };
  }
  // Other media types are the caller's own bytes or text.
  if (!/\bjson$/.test(essence)) return { content: body as RequestBody, contentType };
  try {
    return { content: JSON.stringify(body), contentType };
  } catch (cause) {
    throw new UsageError(`${operation.name}: the parameters are not JSON`, { cause });
  }
}

function fill<Form extends FormData | URLSearchParams>(form: Form, fields: unknown): Form {
  for (const [name, value] of Object.entries(fields ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined) continue;
      // A Blob keeps its type and name, which only FormData takes; objects travel as JSON.
      const field = one instanceof Blob ? (one as unknown as string) : text(one);
      form.append(name, field);
    }
  }
  return form;
}

function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
