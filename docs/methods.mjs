/** `generated/api.md` as a page for each method, titled by its name and twin state, so that the reference's search finds both. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const source = readFileSync(new URL("../generated/api.md", import.meta.url), "utf8");
const folder = new URL("methods/", import.meta.url);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const [, ...sections] = source.split(/^## /m);
for (const section of sections) {
  const [name, ...lines] = section.split("\n");
  const [, fold] = /^- Fold: (\S+?),/m.exec(section) ?? [];
  const title = fold === undefined ? name : `${name} (twins: ${fold})`;
  writeFileSync(
    new URL(`${name}.md`, folder),
    `---\ntitle: "${title}"\ngroup: Methods of the API\n---\n${lines.join("\n")}`,
  );
}
console.log(`${sections.length} methods`);
