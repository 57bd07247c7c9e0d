/** The model of published descriptions; skipped where they are not at hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../scripts/model/document.ts";
import { methodNames, model } from "../../scripts/model/index.ts";
import type { Model } from "../../scripts/model/types.ts";
import { CORPUS, hasCorpus, publishedDocument, publishedTree } from "../support/corpus.ts";
import { loadText } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";
import { shuffled } from "../support/shuffle.ts";

const BATCHES = ["cancel", "create", "delete", "list", "results", "retrieve"].map(
  (verb) => `messages.batches.${verb}`,
);
const FILES = ["content", "create", "delete", "list", "retrieve"].map((verb) => `files.${verb}`);
const SKILLS = ["skills", "skills.versions"].flatMap((namespace) =>
  ["create", "delete", "list", "retrieve"].map((verb) => `${namespace}.${verb}`),
);
const MESSAGES = ["messages.countTokens", "messages.create"];
const MODELS = ["models.list", "models.retrieve"];
const EARLY = BATCHES.filter((name) => name !== "messages.batches.delete");

const VERSIONS = [
  { file: "2024-11-04.json", aliases: 28, names: ["complete", ...EARLY, ...MESSAGES] },
  { file: "2024-12-18.yaml", aliases: 52, names: ["complete", ...EARLY, ...MESSAGES, ...MODELS] },
  {
    file: "2025-05-23.yaml",
    aliases: 70,
    names: ["complete", ...FILES, ...BATCHES, ...MESSAGES, ...MODELS],
  },
  {
    file: "2025-10-29.yaml",
    aliases: 90,
    names: ["complete", ...FILES, ...BATCHES, ...MESSAGES, ...MODELS, ...SKILLS],
  },
  {
    file: "2026-03-31.yaml",
    aliases: 160,
    names: ["complete", ...FILES, ...BATCHES, ...MESSAGES, ...MODELS, ...SKILLS],
  },
];

async function modelOf(source: Source): Promise<Model> {
  return model(await loadText(JSON.stringify(source)), ROWS);
}

const namesOf = ({ methods }: Model): string[] => methods.map(({ name }) => name.join("."));

describe.each(VERSIONS)("$file", ({ file, names, aliases }) => {
  describe.skipIf(!hasCorpus)(`in ${CORPUS}`, () => {
    let document: Document;
    let folded: Model;
    let source: Source;
    beforeAll(async () => {
      document = await publishedDocument(file);
      source = publishedTree(file) as unknown as Source; // as the corpus is
      folded = model(document, ROWS);
    });

    test("has these methods, and needs no row to name them", () => {
      expect(namesOf(folded).toSorted()).toEqual(names.toSorted());
    });

    test("has each operation in exactly one variant", () => {
      const pointers = folded.methods.flatMap(({ variants }) => variants.map((it) => it.pointer));
      expect(pointers.toSorted()).toEqual(document.operations.map((it) => it.pointer).toSorted());
    });

    test("exports every schema, and refers to exported types only", () => {
      expect(Object.keys(folded.schemas)).toEqual(
        expect.arrayContaining(Object.keys(document.schemas)),
      );
      const refs = JSON.stringify(folded).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
      const unknown = [...refs].filter(([, name]) => !Object.hasOwn(folded.schemas, name ?? ""));
      expect(unknown).toEqual([]);
    });

    test(`has at least ${aliases} twin schemas that are one type`, () => {
      const same = Object.entries(folded.schemas).filter(
        ([name, schema]) => schema["$ref"] === `#/components/schemas/${name.slice("Beta".length)}`,
      );
      expect(same.filter(([name]) => name.startsWith("Beta")).length).toBeGreaterThanOrEqual(
        aliases,
      );
    });

    test("is the same model, whatever the order of its maps, parameters and required", async () => {
      const expected = JSON.stringify(folded);
      for (const seed of [1, 2, 3])
        expect(JSON.stringify(await modelOf(shuffled(source, seed)))).toBe(expected);
    });

    test("is the same model whether twins share an id or are told apart by a suffix", async () => {
      const shared = await modelOf(withTwinIds(source, ""));
      const suffixed = await modelOf(withTwinIds(source, "_0"));
      expect(JSON.stringify(suffixed)).toBe(JSON.stringify(shared));
      expect(namesOf(shared)).toEqual(namesOf(folded));
    });

    test("names each operation by itself: dropping any other renames nothing", () => {
      const namesIn = (operations: Document["operations"]): Map<string, string> =>
        methodNames({ ...document, operations }, ROWS);
      const all = namesIn(document.operations);
      expect(all.size).toBe(document.operations.length);
      expect([...new Set(all.values())].toSorted()).toEqual(namesOf(folded).toSorted());
      for (const dropped of document.operations) {
        const rest = namesIn(document.operations.filter((it) => it !== dropped));
        expect(rest.size).toBe(all.size - 1);
        for (const [call, name] of rest) expect(name).toBe(all.get(call));
      }
    });

    test("marks no enum as open that only requests have", () => {
      const bodies = folded.methods.flatMap(({ variants }) =>
        variants.map((it) => it.body?.type ?? ""),
      );
      expect(bodies.filter((name) => folded.schemas[name]?.["x-twinfold-open"] === true)).toEqual(
        [],
      );
    });
  });
});

interface Source {
  readonly paths: Readonly<Record<string, Record<string, { operationId?: string }>>>;
}

/** A copy in which twins have one id, the GA one with a suffix: as published once, or as openapi-generator has it. */
function withTwinIds(source: Source, suffix: string): Source {
  const copy = structuredClone(source);
  for (const [path, item] of Object.entries(copy.paths))
    for (const [method, twin] of Object.entries(copy.paths[`${path}?beta=true`] ?? {}))
      if (item[method] !== undefined) item[method].operationId = `${twin.operationId}${suffix}`;
  return copy;
}
