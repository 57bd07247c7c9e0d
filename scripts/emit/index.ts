/** Model -> files in memory: the last stage of the pipeline. */
import type { Model } from "../model/types.ts";
import { emitApi } from "./api.ts";
import { assertCode, type CodeFacts } from "./code-gate.ts";
import { assertNames } from "./exports.ts";
import { formatClass } from "./format-class.ts";
import { formatCode, parseCode } from "./format.ts";
import { type GeneratedFile, headerText } from "./generated-file.ts";
import { emitIndex, INDEX } from "./index-file.ts";
import { emitManifest } from "./manifest.ts";
import { emitMethods, type Part, type UnfinishedFile } from "./methods.ts";
import { resourceTree } from "./resources.ts";
import { emitSchema } from "./schema.ts";

export type { GeneratedFile } from "./generated-file.ts";
export { manifestMethods } from "./manifest.ts";
export { changedExports, type ExportChange } from "./surface-changes.ts";
export { compareOutput, type OutputState, readOutput, writeOutput } from "./write.ts";

export interface EmitOptions {
  /** The module specifier by which the output imports the runtime. */
  readonly runtime: string;
  /** Of its own files, as they import each other; `.ts` otherwise. */
  readonly extension?: ".ts" | ".js" | undefined;
  readonly spec: {
    /** Of the description's bytes, in hexadecimal. */
    readonly sha256: string;
  };
}

/** The modules of the output alone, not yet formatted: enough for a compiler. @throws as `emit`. */
export function emitSources(model: Model, runtime: string): readonly GeneratedFile[] {
  const root = resourceTree(model);
  assertNames(model, root);
  const { parts, texts } = emitMethods(model, { root, runtime });
  return [
    { path: "index.ts", text: emitIndex(model, { root, sha256: "" }) },
    { path: "methods.ts", text: texts.fill(parts.map(({ text }) => text).join("\n")) },
    { path: "schema.ts", text: emitSchema(model) },
  ];
}

/**
 * Every file of the output, sorted by path: the same model and options give the same bytes.
 * @throws ProblemsError (`name-clash`, `name-reserved`) with every name that the output cannot have.
 */
export async function emit(model: Model, options: EmitOptions): Promise<readonly GeneratedFile[]> {
  const root = resourceTree(model);
  assertNames(model, root);
  const header = headerText(model);
  const { runtime, extension } = options;
  const sha256 = options.spec.sha256;
  const index = await byPrettier(emitIndex(model, { root, sha256, extension }), INDEX);
  const methods = await formatMethods(emitMethods(model, { root, runtime, extension }));
  return [
    { path: "api.md", text: `<!-- ${header.replaceAll(/-(?=-)/g, "- ")} -->\n\n${emitApi(model)}` },
    { path: "index.ts", text: `// ${header}\n${index}\n` },
    { path: "manifest.json", text: emitManifest(model, options.spec.sha256) },
    { path: "methods.ts", text: `// ${header}\n${methods}` },
    { path: "schema.ts", text: `// ${header}\n${emitSchema(model)}` },
  ];
}

/** Part by part, so that one tree is held at a time; every part of code is looked at as it leaves. */
async function formatMethods({ parts, texts, facts }: UnfinishedFile): Promise<string> {
  const formatted: string[] = [];
  for (const { kind, text } of parts) formatted.push(await LAYOUTS[kind](text, facts));
  return texts.fill(`${formatted.join("\n\n")}\n`);
}

type Layout = (text: string, facts: CodeFacts) => string | Promise<string>;

const LAYOUTS: Readonly<Record<Part["kind"], Layout>> = {
  data: (text) => text,
  imports: byPrettier,
  class: async (text, facts) => {
    const laidOut = formatClass(text);
    if (laidOut === undefined) return byPrettier(text, facts);
    assertCode(await parseCode(laidOut), facts);
    return laidOut;
  },
};

async function byPrettier(text: string, facts: CodeFacts): Promise<string> {
  return (await formatCode(text, (tree) => assertCode(tree, facts))).trimEnd();
}
