/** The one style of code that people read: the project's own, whatever lies around the output. */
import type { Options } from "prettier";
import * as typescript from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";

/** All that differs from prettier's defaults; equal to the style in package.json. */
export const STYLE = { printWidth: 100 } as const satisfies Options;

/**
 * TypeScript in that style; no plugin and no configuration on disk is looked for. Of prettier's two parsers of
 * TypeScript this is the faster one: it takes a quarter less of the whole.
 */
export async function formatCode(text: string): Promise<string> {
  return format(text, {
    ...STYLE,
    parser: "babel-ts",
    plugins: [typescript, estree],
    embeddedLanguageFormatting: "off",
  });
}
