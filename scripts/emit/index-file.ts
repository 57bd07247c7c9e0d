/** `index.ts` of the output: everything that generated code offers. */
import type { Model } from "../model/types.ts";
import type { CodeFacts } from "./code-gate.ts";
import { emitEnums } from "./enums.ts";
import { literal } from "./literal.ts";
import { type ResourceNode, resourceNodes } from "./resources.ts";

/** What every generated client says of its description, and how a clash with a schema's name calls it. */
export const CONSTANTS = {
  API_VERSION: "the version of the description",
  SPEC_SHA256: "the hash of the description",
} as const;

/** What its code may reach: it calls nothing. */
export const INDEX: CodeFacts = {
  path: "index.ts",
  modules: ["./methods", "./schema"].flatMap((it) => [`${it}.ts`, `${it}.js`]),
  functions: [],
  writers: [],
  own: [],
};

export interface IndexOptions {
  readonly root: ResourceNode;
  /** Of the files beside it; `.ts` otherwise. */
  readonly extension?: string | undefined;
  /** Of the description's bytes, in hexadecimal. */
  readonly sha256: string;
}

export function emitIndex(model: Model, { root, sha256, extension = ".ts" }: IndexOptions): string {
  const { version } = model;
  const classes = resourceNodes(root).flatMap(({ className }) =>
    className === root.className ? [] : [className],
  );
  return [
    `export { ${root.className} } from "./methods${extension}";`,
    ...(classes.length === 0
      ? []
      : [`export type { ${classes.toSorted().join(", ")} } from "./methods${extension}";`]),
    `export type * from "./schema${extension}";`,
    ...constant("API_VERSION", {
      value: version,
      says: "`info.version` of the description; null where it has none.",
    }),
    ...constant("SPEC_SHA256", {
      value: sha256,
      says: "Of the description's bytes, every line ended by a line feed alone, in hexadecimal, before any overlay.",
    }),
    ...emitEnums(model),
  ].join("\n");
}

function constant(
  name: keyof typeof CONSTANTS,
  { value, says }: { readonly value: string | null; readonly says: string },
): readonly string[] {
  return ["", `/** ${says} */`, `export const ${name} = ${literal(value)};`];
}
