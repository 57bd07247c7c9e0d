/** The first settings of a project, as text: the ones that matter, each with what it is for. */
import { PAGING } from "../settings.ts";

export const SETTINGS = "twinfold.config.json";

export interface FirstSettings {
  /** A path or URL. */
  readonly spec: string;
  readonly importExtension: string;
  readonly include?: readonly string[] | undefined;
  /** The path of the settings' JSON Schema, where there is one. */
  readonly schema?: string | undefined;
}

/** As the examples are laid out: a text has no line ends in JSON. */
export function inLine(row: object): string {
  return JSON.stringify(row, null, 1).replaceAll(/\n\s*/g, " ");
}

/** JSON with comments. */
export function settingsText({
  spec,
  importExtension,
  include = [],
  schema,
}: FirstSettings): string {
  const completed = `  // By this, editors complete the settings, and say what each is for.
  "$schema": ${JSON.stringify(schema)},

`;
  return `{
${schema === undefined ? "" : completed}  // Where the description is: a path from here, or a URL.
  "spec": ${JSON.stringify(spec)},

  // The operations that are wanted, by routes with all below them and by tags: "/v1/things". All where there is none.
  "include": [${include.map((it) => JSON.stringify(it)).join(", ")}],

  // The folder of the generated files. They are committed and never edited.
  "output": "./generated",

  // What generated code imports. The package has no dependency but openapi-fetch.
  "runtime": "twinfold/runtime",

  // How generated files import each other: ".js" is what every TypeScript project takes; ".ts" runs uncompiled,
  // and needs allowImportingTsExtensions or rewriteRelativeImportExtensions where there is a tsconfig.json.
  "importExtension": ${JSON.stringify(importExtension)},

  // Which operations are twins, so that both are one method: by a query, by a segment of the path, or by a header.
  // { "in": "path", "ga": "v1", "beta": "v1beta" }
  "twins": [{ "in": "query", "name": "beta" }],

  // How lists page: by a cursor, or by a header of links. Without this setting, by these rows; the first that fits counts.
  // { "name": "token", "items": "results", "next": { "parameter": "page_token", "from": "next_page_token" } }
  "paging": [
    ${PAGING.map(inLine).join(",\n    ")}
  ],

  // Headers that the client sends by itself, so that no method asks for them.
  "ownedHeaders": [],

  // Names that the rules cannot settle. A run that needs one prints the row to add.
  // { "operation": "GET /v1/things", "name": "things.all", "reason": "…" }
  "names": [],

  // The same of types, by the keys of their schemas.
  // { "schema": "Thing", "name": "Item", "reason": "…" }
  "typeNames": [],

  // POST and PATCH operations that may be sent twice without harm: a lost answer is then asked for again.
  // { "operation": "POST /v1/things/{id}/cancel", "reason": "what is canceled twice is canceled once" }
  "idempotent": []

  // Corrections of a description that is not yours: an OpenAPI Overlay.
  // "overlay": "./overlay.yaml"
}
`;
}
