/** Small descriptions of our own, loaded from text. */
import type { Document } from "../../scripts/model/document.ts";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { load, type Wanted } from "../../scripts/load/index.ts";

export function loadText(text: string, wanted?: Wanted): Promise<Document> {
  return load("-", { readStdin: async () => new TextEncoder().encode(text), wanted });
}

/** What a description says beyond its head. */
export interface Parts {
  readonly openapi?: string;
  readonly paths?: object;
  readonly components?: object;
}

export function describing({ openapi = "3.1.0", paths = {}, components = {} }: Parts): object {
  return { openapi, info: { title: "Test", version: "1" }, paths, components };
}

export function loadParts(parts: Parts, wanted?: Wanted): Promise<Document> {
  return loadText(JSON.stringify(describing(parts)), wanted);
}

/** The problems that an action ends in, as `code pointer`. */
export async function problemsOf(action: () => unknown): Promise<string[]> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map(({ code, pointer }) =>
      pointer === undefined ? code : `${code} ${pointer}`,
    );
  }
  return [];
}

/** The problems that an action ends in, as people read them. */
export async function messagesOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.message;
  }
  return "";
}

/** An answer of 200 with a body. */
export function answer(schema: object, mediaType = "application/json"): object {
  return { responses: { "200": { description: "", content: { [mediaType]: { schema } } } } };
}

export const ref = (key: string): object => ({ $ref: `#/components/schemas/${key}` });

/** The text of a description whose one schema refers there. */
export const referring = ($ref: string): string =>
  JSON.stringify(describing({ components: { schemas: { A: { $ref } } } }));
