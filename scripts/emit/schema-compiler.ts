/** The compiler behind `schema.ts`, and openapi-typescript's transform of one schema. */
import { createRequire } from "node:module";
import type { transformSchemaObject as transform } from "openapi-typescript";
import type ts from "typescript";

/**
 * Both are CommonJS underneath. Imported, nine megabytes of it are read three times (0.8 s of CPU, half a run); and
 * openapi-typescript's own entry brings a linter and bundler that could read files and URLs.
 */
const require = createRequire(import.meta.url);

export const compiler = require("typescript") as typeof ts; // `require` knows no types

const exported = require("openapi-typescript/dist/transform/schema-object.cjs") as {
  readonly default: typeof transform; // the same that the entry exports
};
export const transformSchemaObject = exported.default;
