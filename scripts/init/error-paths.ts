/** Where the bodies of an API's errors say what went wrong, as most of its error answers are described. */
import { at, textAt } from "./lookup.ts";

type Path = readonly string[];

export interface ErrorPaths {
  readonly message: Path;
  /** Undefined where no word beside the message says which kind of error it is. */
  readonly type: Path | undefined;
}

/** Of those that as many answers have, the first is taken. */
const MESSAGES: readonly Path[] = [
  ["error", "message"],
  ["message"],
  ["detail"],
  ["error_description"],
  ["errors", "0", "message"],
  ["title"],
  ["error"],
];

/** Beside the message. A problem's `type` (RFC 9457) is an address and says no more than its title. */
const TYPES: readonly string[] = ["type", "code"];

/** Undefined where no error answer says it. */
export function errorPaths(root: unknown): ErrorPaths | undefined {
  const schemas = errorSchemas(root);
  const votes = (path: Path): number =>
    schemas.filter((schema) => hasText(root, schema, path)).length;
  const counted = MESSAGES.map((path) => ({ path, count: votes(path) }));
  const most = Math.max(...counted.map(({ count }) => count));
  const message = counted.find(({ count }) => count === most)?.path;
  if (message === undefined || most === 0) return undefined;
  const isProblem = message[0] === "detail" || message[0] === "title";
  const types = isProblem ? [] : TYPES.map((name) => [...message.slice(0, -1), name]);
  return { message, type: types.find((path) => votes(path) > 0) };
}

/** Of the JSON bodies of all error answers. */
function errorSchemas(root: unknown): readonly unknown[] {
  return values(at(root, "paths")).flatMap((item) =>
    values(item)
      .flatMap((operation) => Object.entries(at(operation, "responses") ?? {}))
      .filter(([status]) => /^[45]|^default$/i.test(status))
      .flatMap(([, response]) => Object.entries(at(referred(root, response), "content") ?? {}))
      .filter(([mediaType]) => /json/i.test(mediaType))
      .map(([, media]) => at(media, "schema")),
  );
}

function values(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** Whether a schema, or one that it is composed of, has a text at the path. */
function hasText(root: unknown, schema: unknown, path: Path): boolean {
  let here = composing(root, [schema]);
  for (const key of path) {
    const next = (it: unknown): unknown =>
      key === "0" ? at(it, "items") : at(it, "properties", key);
    here = composing(root, here.map(next));
  }
  return here.some(isText);
}

/** The schemas and what they are composed of, each once: one that leads back to itself ends. */
function composing(root: unknown, schemas: readonly unknown[]): readonly unknown[] {
  const all = new Set(schemas);
  for (const schema of all) {
    const reference = textAt(schema, "$ref");
    if (reference !== undefined) all.add(target(root, reference));
    for (const word of ["allOf", "oneOf", "anyOf"])
      for (const part of values(at(schema, word))) all.add(part);
  }
  return [...all];
}

function isText(schema: unknown): boolean {
  const types = [at(schema, "type")].flat();
  const listed = [at(schema, "const"), at(schema, "enum", 0)];
  return types.includes("string") || listed.some((value) => typeof value === "string");
}

function referred(root: unknown, value: unknown): unknown {
  const reference = textAt(value, "$ref");
  return reference === undefined ? value : target(root, reference);
}

/** Within the description itself. */
function target(root: unknown, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  const keys = reference.slice(2).split("/");
  return at(root, ...keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")));
}
