/** Published descriptions, where they are at hand; each is read once for all tests, and none of them changes it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { load } from "../../scripts/load/index.ts";
import type { Document } from "../../scripts/model/document.ts";
import { type Node, readTree } from "./tree.ts";

export const CORPUS = process.env["TWINFOLD_CORPUS"] ?? "../shared/specs";

/** Without it the tests are skipped, by name. */
export const hasCorpus = existsSync(CORPUS);

/** Oldest first. */
export const PUBLISHED = [
  "2024-11-04.json",
  "2024-12-18.yaml",
  "2025-05-23.yaml",
  "2025-10-29.yaml",
  "2026-03-31.yaml",
] as const;

/** As the pipeline reads it. */
export const publishedDocument = once((name): Promise<Document> => load(join(CORPUS, name)));

/** As plain data. */
export const publishedTree = once((name): Node => readTree(join(CORPUS, name)));

function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}
