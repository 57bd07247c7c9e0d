/** openapi-typescript's transform of one schema. */
import { createRequire } from "node:module";
import type { transformSchemaObject as transform } from "openapi-typescript";

/** The package's own entry brings a linter and bundler that could read files and URLs. */
const require = createRequire(import.meta.url);

const exported = require("openapi-typescript/dist/transform/schema-object.cjs") as {
  readonly default: typeof transform; // the same that the entry exports
};
export const transformSchemaObject = exported.default;
