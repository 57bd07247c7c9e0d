/** What the body of a create must be. */

import type { BatchRequest } from "./requests.ts";
import {
  anything,
  forbidden,
  inOneLine,
  integer,
  isObject,
  list,
  object,
  problemsOf,
  single,
  text,
  type Check,
} from "./shape.ts";

/** 1 to 64 of these characters. */
const customId: Check = text(/^[a-zA-Z0-9_-]{1,64}$/);

const message: Check = object({ required: { role: text(), content: anything }, open: true });

/** The parameters that every message has, and those that a batched one may not have; the model knows the others. */
const params: Check = object({
  required: { model: text(), messages: list(message, 1), max_tokens: integer(1) },
  optional: {
    stream: single((given) =>
      given === true ? "Streaming is not available in a batched request" : undefined,
    ),
    beta: forbidden,
    betas: forbidden,
  },
  open: true,
});

const request: Check = object({ required: { custom_id: customId, params } });

/** A batch's requests, with no custom_id twice. */
export function batchRequests(most: number): Check {
  const each = list(request, 1, most);
  return (given, place, tell) => {
    each(given, place, tell);
    if (!Array.isArray(given) || given.length > most) return;
    const seen = new Map<string, number>();
    for (const [index, one] of given.entries()) {
      const id: unknown = isObject(one) ? one["custom_id"] : undefined;
      if (typeof id !== "string") continue;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else
        tell(`${place}.${index}.custom_id: '${id}' is already the custom_id of ${place}.${first}`);
    }
  };
}

/** The requests of a valid body, or what is wrong with it: `requests.0.custom_id: Field required`. */
export function readCreate(
  body: unknown,
  mostRequests: number,
): readonly BatchRequest[] | { readonly problem: string } {
  const check = object({ required: { requests: batchRequests(mostRequests) } });
  const problems = problemsOf(check, body, "");
  if (problems.length > 0) return { problem: inOneLine(problems) };
  // The check has looked at each part that this type names.
  return (body as { readonly requests: readonly BatchRequest[] }).requests;
}
