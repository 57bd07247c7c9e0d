/** The pages that users read, and the code in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./cli.ts";

const FOLDERS = ["docs", "docs/recipes"];

export interface Block {
  /** Where it stands: `README.md, ts 2`. */
  readonly title: string;
  readonly text: string;
}

export const pages: readonly { readonly name: string; readonly text: string }[] = [
  "README.md",
  "CONTRIBUTING.md",
  "scripts/README.md",
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  ),
]
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), "utf8") }));

/** The code blocks of a language, in order. */
export function blocksOf(language: string): readonly Block[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms");
  return pages.flatMap(({ name, text }) =>
    [...text.matchAll(fence)].map(([, block = ""], i) => ({
      title: `${name}, ${language} ${i + 1}`,
      text: block,
    })),
  );
}
