/**
 * `generated/api.md` as a page for each method, titled by its name and twin state, so that the reference's search finds both.
 * No colon in a title: who types it in again would ask the search for a field of that name.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const source = readFileSync(new URL("../generated/api.md", import.meta.url), "utf8");
const folder = process.argv[2] ?? join(import.meta.dirname, "methods");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const [, ...sections] = source.split(/^## /m);
for (const section of sections) {
  const [name, ...lines] = section.split("\n");
  const [, fold] = /^- Fold: (\S+?),/m.exec(section) ?? [];
  const title = fold === undefined ? name : `${name} (twins ${fold})`;
  writeFileSync(
    join(folder, `${name}.md`),
    `---\ntitle: "${title}"\ngroup: Methods of the API\n---\n${lines.join("\n")}`,
  );
}
console.log(`${sections.length} methods`);
