/** An unchanged run has nothing to do, and knows it; anything that changes is seen. */
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate, type Generation } from "../scripts/generate.ts";
import { recall, remember, type Input } from "../scripts/memory.ts";
import { reportGeneration } from "../scripts/report.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const KNOWN = { summary: { title: "T", version: null, methods: [] }, notes: [], foreign: [] };

async function remembered(): Promise<{ folder: string; input: Input }> {
  const folder = await temporaryFolder();
  const output = join(folder, "out");
  await mkdir(join(folder, "node_modules"));
  await mkdir(output);
  const input = { sources: [bytes("a"), bytes("b")], settings: { names: [1] }, output };
  await writeFile(join(output, "index.ts"), "text");
  await remember(folder, input, { ...KNOWN, files: [{ path: "index.ts", text: "text" }] });
  return { folder, input };
}

test("the same input and output are known again", async () => {
  const { folder, input } = await remembered();
  expect(await recall(folder, structuredClone(input))).toMatchObject(KNOWN);
});

test.each<[what: string, change: (input: Input) => Promise<unknown> | Input]>([
  ["a source", (input) => ({ ...input, sources: [bytes("a"), bytes("c")] })],
  ["the border between two sources", (input) => ({ ...input, sources: [bytes("ab"), bytes("")] })],
  ["a setting", (input) => ({ ...input, settings: { names: [2] } })],
  ["a file of the output", ({ output }) => writeFile(join(output, "index.ts"), "other")],
  ["a file that is gone", ({ output }) => rm(join(output, "index.ts"))],
  ["a file that was added", ({ output }) => writeFile(join(output, "mine.ts"), "")],
])("%s changes: nothing is known", async (_, change) => {
  const { folder, input } = await remembered();
  const changed = await change(input);
  expect(await recall(folder, (changed as Input | undefined) ?? input)).toBeUndefined(); // or nothing, of the disk
});

test("another output has a memory of its own", async () => {
  const { folder, input } = await remembered();
  expect(await recall(folder, { ...input, output: join(folder, "other") })).toBeUndefined();
});

test("a torn memory is none", async () => {
  const { folder, input } = await remembered();
  const cache = join(folder, "node_modules/.cache/twinfold");
  for (const name of await readdir(cache)) await writeFile(join(cache, name), '{"input":');
  expect(await recall(folder, input)).toBeUndefined();
});

test("the second run tells the same as the first, by memory alone", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules"));
  await cp(join(ROOT, "test/fixtures/orchard.yaml"), join(folder, "spec.yaml"));
  const config = join(folder, "twinfold.config.json");
  await writeFile(config, JSON.stringify({ spec: "./spec.yaml" }));
  const run = (): Promise<Generation> => generate({ config });
  const first = await run();
  expect(first.state.missing).toHaveLength(5);
  const second = await run();
  const told = {
    text: expect.stringContaining("every file is up to date"),
    data: expect.anything(),
  };
  expect(reportGeneration(second)).toEqual(told);
  expect(second.summary).toEqual(first.summary);

  // what was remembered is believed: nothing else can have made this title
  const cache = join(folder, "node_modules/.cache/twinfold");
  const [name = ""] = await readdir(cache);
  const text = await readFile(join(cache, name), "utf8");
  await writeFile(join(cache, name), text.replace('"Orchard"', '"Remembered"'));
  expect((await run()).summary.title).toBe("Remembered");

  await utimes(join(folder, "spec.yaml"), 0, 0); // a time is no content
  expect((await run()).summary.title).toBe("Remembered");
  await writeFile(
    join(folder, "spec.yaml"),
    `${await readFile(join(folder, "spec.yaml"), "utf8")}\n`,
  );
  expect((await run()).summary.title).toBe("Orchard");
});

test("further files are remembered: one that changes is seen, one that does not costs nothing", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules"));
  const path = (name: string): string => join(folder, name);
  const schema = "{ $ref: fruit.yaml#/Fruit }";
  const ok = `{ "200": { description: ok, content: { application/json: { schema: ${schema} } } } }`;
  const head = 'openapi: 3.1.0\ninfo: { title: Grove, version: "1" }\npaths:\n  /fruit:\n';
  await writeFile(path("spec.yaml"), `${head}    get: { responses: ${ok} }\n`);
  const fruit = "Fruit: { type: object, properties: { kind: { $ref: kind.yaml } } }";
  await writeFile(path("fruit.yaml"), fruit);
  await writeFile(path("kind.yaml"), "type: string");
  const config = path("twinfold.config.json");
  await writeFile(config, JSON.stringify({ spec: "./spec.yaml", allowRefs: ["."] }));
  const stages: string[] = [];
  const run = async (): Promise<readonly string[]> => {
    stages.length = 0;
    return (await generate({ config, onStage: (stage) => stages.push(stage) })).state.stale;
  };
  await run();
  expect(await run()).toEqual([]);
  expect(stages).toEqual([]);

  await writeFile(path("kind.yaml"), "type: integer");
  expect(await run()).toContain("schema.ts");
  await rm(path("kind.yaml"));
  await expect(run()).rejects.toThrow(/kind\.yaml" leads nowhere/);
});
