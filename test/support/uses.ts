/** Small descriptions by what they ask for and what they answer, and the types that are made of them. */
import { model } from "../../scripts/model/index.ts";
import type { TypeNameRow } from "../../scripts/model/rows.ts";
import type { Model } from "../../scripts/model/types.ts";
import { answer, loadParts, ref } from "./description.ts";
import { ROWS } from "./rows.ts";

export const text = { type: "string" };
export const made = { ...text, readOnly: true };
export const secret = { ...text, writeOnly: true };
export const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});
export const list = (items: object): object => ({ type: "array", items });
const body = (schema: object): object => ({
  requestBody: { required: true, content: { "application/json": { schema } } },
});
export const DONE = { responses: { "204": { description: "" } } };

export interface Uses {
  readonly asked?: readonly object[];
  readonly answered?: readonly object[];
}

/** A description that asks for these schemas and answers those. */
export function describing({ asked = [], answered = [] }: Uses, schemas: object): object {
  const paths = Object.fromEntries([
    ...asked.map((it, i) => [`/send${i}`, { post: { ...body(it), ...DONE } }]),
    ...answered.map((it, i) => [`/have${i}`, { get: answer(it) }]),
  ]);
  return { paths, components: { schemas } };
}

export async function typesOf(
  uses: Uses,
  schemas: object,
  typeNames: readonly TypeNameRow[] = [],
): Promise<Model["schemas"]> {
  const document = await loadParts(describing(uses, schemas));
  return model(document, { ...ROWS, typeNames }).schemas;
}

export const both = (key: string): Uses => ({ asked: [ref(key)], answered: [ref(key)] });
