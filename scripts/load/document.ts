/** Plain data → document: everything is read once, and every problem on the way is kept for the end. */
import type { Document } from "../model/document.ts";
import { readBody, readHeader, readResponse } from "./content.ts";
import { readOperations } from "./operations.ts";
import { readParameter } from "./parameters.ts";
import { Files } from "./files.ts";
import { chainsIn, type Chains } from "./circles.ts";
import { at, ROOT, SCHEMAS, type Place } from "./place.ts";
import { withHeirs } from "./heirs.ts";
import { SchemaReader } from "./schema.ts";
import { Selection } from "./selection.ts";
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

export interface ReadOptions {
  /** That references lead to, read before. */
  readonly files?: Files | undefined;
  /** The part that is read; all where nothing is said. */
  readonly wanted?: Wanted | undefined;
}

export interface Wanted {
  /** Routes (`/v1/models`: it and all below it) and tags of the operations; all where there is none. */
  readonly include: readonly string[];
  /** Keys of schemas that are read as well, though no operation may refer to them. */
  readonly schemas?: readonly string[] | undefined;
}

/** @throws ProblemsError with every problem of the description, or of the part of it that is read. */
export function readDocument(
  root: unknown,
  { files = new Files(), wanted = { include: [] } }: ReadOptions = {},
): Omit<Document, "sha256"> {
  const selection = new Selection(wanted.include);
  const { isPart } = selection;
  const schemas = isPart ? (wanted.schemas ?? []) : undefined;
  const reader = new SchemaReader(withHeirs(checkVersion(root)), { files, schemas });
  const info = reader.map(reader.root["info"], at(ROOT, "info"));
  const paths = { value: reader.root["paths"], place: at(ROOT, "paths"), selection };
  const operations = readOperations(reader, paths);
  if (!isPart) readParts(reader);
  const document = {
    title: reader.text(info["title"], at(ROOT, "info", "title")) ?? "",
    version: versionOf(reader, info["version"]),
    operations,
    schemas: reader.components(),
    notes: notesOf(reader.root, operations),
    rest: selection.rest(reader.unread()),
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
