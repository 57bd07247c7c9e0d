/** The one style of code that people read: the project's own, whatever lies around the output. */
import { format, type Options } from "prettier";

/** All that differs from prettier's defaults; equal to the style in package.json. */
const STYLE: Options = { printWidth: 100 };

/** TypeScript in that style; no plugin and no configuration on disk is looked for. */
export async function formatCode(text: string): Promise<string> {
  return format(text, {
    ...STYLE,
    parser: "typescript",
    plugins: [],
    embeddedLanguageFormatting: "off",
  });
}
