/** A part of a description: what was asked for, and the schemas that it reaches. */
import type { Problem } from "../diagnostics.ts";
import { closest } from "./closest.ts";
import type { Document } from "./document.ts";
import { reachedFrom } from "./reach.ts";
import { keyOf } from "./references.ts";
import { referencesIn } from "./subschemas.ts";
import { schemasOf } from "./unions.ts";

/** Without schemas that were read for the sake of rows about operations that are not in it. */
export function withReached(document: Document): Document {
  const { operations, schemas, rest } = document;
  if (rest === undefined) return document;
  const direct = operations.flatMap(schemasOf).flatMap((it) => [...referencesIn(it)].map(keyOf));
  const reached = reachedFrom(direct, schemas);
  const inside = Object.entries(schemas).filter(([key]) => reached.has(key));
  return { ...document, schemas: Object.fromEntries(inside) };
}

/** A problem for each route and tag that no operation has, with the one that may be meant. */
export function unmatchedProblems(
  { operations, rest }: Pick<Document, "operations" | "rest">,
  include: readonly string[],
): Problem[] {
  const unmatched = new Set(rest?.unmatched);
  return include.flatMap((wanted, i): Problem[] => {
    if (!unmatched.has(wanted)) return [];
    const isRoute = wanted.startsWith("/");
    const what = isRoute ? "route begins with" : "operation has the tag";
    const all = [...operations, ...(rest?.operations ?? [])];
    const known = all.flatMap(({ pathKey, tags = [] }) => (isRoute ? pathKey : tags));
    const meant = known.length === 0 ? "" : `, as ${closest(wanted, known)}`;
    return [
      {
        code: "config",
        message: `include: no ${what} ${JSON.stringify(wanted)}`,
        advice: `name a route or a tag of the description${meant}`,
        setting: ["include", i],
      },
    ];
  });
}
