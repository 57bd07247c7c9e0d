/** Real descriptions in other spellings: another order and openapi-generator's ids change nothing. */
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../scripts/generate.ts";
import { temporaryFolder, twinfold } from "../support/cli.ts";
import { CORPUS, hasCorpus, publishedTree } from "../support/corpus.ts";
import { shuffled } from "../support/shuffle.ts";
import { operationsOf, type Node } from "../support/tree.ts";

const DESCRIPTIONS = hasCorpus
  ? readdirSync(CORPUS).filter((name) => /\.(json|yaml)$/.test(name))
  : ["(corpus not installed)"];

/** The output of a description by file name, the hash of its bytes left out. */
async function outputOf(description: Node): Promise<Record<string, string>> {
  const out = await temporaryFolder();
  const readStdin = (): Promise<Buffer> =>
    Promise.resolve(Buffer.from(JSON.stringify(description)));
  await generate({ spec: "-", out, readStdin });
  return filesOf(out);
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      (texts[i] ?? "")
        .replace(/"[0-9a-f]{64}"/, '"…"')
        .replace(/from ".*\/src\/runtime\.ts"/g, 'from "…/src/runtime.ts"'),
    ]),
  );
}

/** As openapi-generator hands it on: an id that was there before gets `_0`, `_1`, … */
function renumbered(description: Node): Node {
  const copy = structuredClone(description);
  const seen = new Map<unknown, number>();
  // the path with the query first: there the plain path is the one that gets the suffix
  const operations = operationsOf(copy).toSorted((a, b) => b.path.length - a.path.length);
  for (const { node } of operations) {
    const id = node["operationId"];
    const count = seen.get(id);
    seen.set(id, (count ?? -1) + 1);
    if (count !== undefined) Object.assign(node, { operationId: `${String(id)}_${count}` });
  }
  return copy;
}

/** The methods that the command line tells of a description. */
async function namesOf(stdin: string): Promise<string[]> {
  const out = await temporaryFolder();
  const run = await twinfold(["generate", "--spec", "-", "--out", out, "--json"], { stdin });
  const report = JSON.parse(run.stdout) as { methods: { name: string }[] };
  return report.methods.map((method) => method.name);
}

describe.skipIf(!hasCorpus).each(DESCRIPTIONS)("%s", (name) => {
  test("in another order of paths, schemas, properties and parameters gives the same bytes", async () => {
    const description = publishedTree(name);
    expect(await outputOf(shuffled(description, 7))).toEqual(await outputOf(description));
  });
});

describe.skipIf(!hasCorpus)("duplicate ids made unique by _0", () => {
  test("give the same bytes", async () => {
    const description = publishedTree("2024-11-04.json");
    const copy = renumbered(description);
    expect(JSON.stringify(copy)).toContain("_post_0");
    expect(await outputOf(copy)).toEqual(await outputOf(description));
  });

  test("give the same methods on the command line", async () => {
    const description = publishedTree("2024-11-04.json");
    const names = await namesOf(JSON.stringify(description));
    expect(names).toHaveLength(8);
    expect(await namesOf(JSON.stringify(renumbered(description)))).toEqual(names);
  });
});
