/** Plain data → document: everything is read once, and every problem on the way is kept for the end. */
import type { Document } from "../model/document.ts";
import { readBody, readHeader, readResponse } from "./content.ts";
import { readOperations } from "./operations.ts";
import { readParameter } from "./parameters.ts";
import { Files } from "./files.ts";
import { chainsIn, type Chains } from "./circles.ts";
import { at, ROOT, SCHEMAS, type Place } from "./place.ts";
import { SchemaReader } from "./schema.ts";
import { notesOf } from "./notes.ts";
import { checkVersion } from "./version.ts";

type ReadPart = (reader: SchemaReader, value: unknown, place: Place) => unknown;

/** Components that are resolved where they are used, but checked whether they are or not. */
const PARTS: Readonly<Record<string, ReadPart>> = {
  parameters: readParameter,
  responses: readResponse,
  requestBodies: readBody,
  headers: readHeader,
};

/**
 * @param files that references lead to, read before
 * @throws ProblemsError with every problem of the description.
 */
export function readDocument(root: unknown, files = new Files()): Omit<Document, "sha256"> {
  const reader = new SchemaReader(checkVersion(root), files);
  const info = reader.map(reader.root["info"], at(ROOT, "info"));
  const operations = readOperations(reader, reader.root["paths"], at(ROOT, "paths"));
  readParts(reader);
  const document = {
    title: reader.text(info["title"], at(ROOT, "info", "title")) ?? "",
    version: versionOf(reader, info["version"]),
    operations,
    schemas: reader.components(),
    notes: notesOf(reader.root, operations),
  };
  reportChains(reader, chainsIn(document.schemas));
  reader.finish();
  return document;
}

/** YAML takes what looks like a number for one, and most people leave it at that. */
function versionOf(reader: SchemaReader, value: unknown): string | null {
  const version = typeof value === "number" ? String(value) : value;
  return reader.text(version, at(ROOT, "info", "version")) ?? null;
}

function readParts(reader: SchemaReader): void {
  const components = reader.map(reader.root["components"], at(ROOT, "components"));
  for (const [kind, read] of Object.entries(PARTS)) {
    const place = at(ROOT, "components", kind);
    for (const [key, value] of Object.entries(reader.map(components[kind], place)))
      read(reader, value, { parent: place, key });
  }
}

function reportChains(reader: SchemaReader, { circles, tooLong }: Chains): void {
  for (const [key = "", ...others] of circles) {
    const message = `the schema ${[key, ...others, key].join(" is ")}, and nothing else`;
    reader.report("ref-cycle", at(SCHEMAS, key), message, "break the circle");
  }
  for (const key of tooLong) {
    const message = `the schema ${key} is another one by more than a hundred steps`;
    reader.report("structure", at(SCHEMAS, key), message, "refer to the last one directly");
  }
}
