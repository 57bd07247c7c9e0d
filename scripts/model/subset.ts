/** A part of a description: the operations that are asked for, and the schemas that they reach. */
import type { Problem } from "../diagnostics.ts";
import { closest } from "./closest.ts";
import type { Document, DocumentOperation } from "./document.ts";
import { reachedFrom } from "./reach.ts";
import { keyOf } from "./references.ts";
import { referencesIn } from "./subschemas.ts";
import { schemasOf } from "./unions.ts";

/**
 * @param include routes (`/v1/models`: it and all below it) and tags; empty means everything. One that matches nothing
 * is a problem.
 */
export function subsetOf(
  document: Document,
  include: readonly string[],
  problems: Problem[],
): Document {
  if (include.length === 0) return document;
  const { operations, schemas } = document;
  include.forEach((wanted, i) => {
    if (!operations.some((operation) => matches(operation, wanted)))
      problems.push({ ...nothingMatches(wanted, operations), setting: ["include", i] });
  });
  const kept = operations.filter((operation) => include.some((it) => matches(operation, it)));
  const direct = kept.flatMap(schemasOf).flatMap((schema) => [...referencesIn(schema)].map(keyOf));
  const reached = reachedFrom(direct, schemas);
  const inside = Object.entries(schemas).filter(([key]) => reached.has(key));
  return { ...document, operations: kept, schemas: Object.fromEntries(inside) };
}

function matches({ pathKey, tags = [] }: DocumentOperation, wanted: string): boolean {
  if (!wanted.startsWith("/")) return tags.includes(wanted);
  const [route = ""] = pathKey.split(/[?#]/);
  return `${route}/`.startsWith(wanted.endsWith("/") ? wanted : `${wanted}/`);
}

function nothingMatches(wanted: string, operations: readonly DocumentOperation[]): Problem {
  const isRoute = wanted.startsWith("/");
  const what = isRoute ? "route begins with" : "operation has the tag";
  const known = operations.flatMap(({ pathKey, tags = [] }) => (isRoute ? pathKey : tags));
  return {
    code: "config",
    message: `include: no ${what} ${JSON.stringify(wanted)}`,
    advice: `name a route or a tag of the description${known.length === 0 ? "" : `, as ${closest(wanted, known)}`}`,
  };
}
