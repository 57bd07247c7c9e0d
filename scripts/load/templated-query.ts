/** A query that a path key spells as a template: `/things?since={since}` asks for a parameter of the query. */
import type { Parameter } from "../model/document.ts";

/** The parameters, with those that only the query of the key names where they are sent. */
export function inQuery(parameters: readonly Parameter[], pathKey: string): readonly Parameter[] {
  const [route = "", search = ""] = pathKey.replace(/#.*/, "").split("?", 2);
  const asked = [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const called = /^\{([^}]*)\}$/.exec(value)?.[1];
    return called === undefined ? [] : [{ name, called }];
  });
  if (asked.length === 0) return parameters;
  const others = parameters.filter(
    (it) =>
      it.in !== "path" ||
      route.includes(`{${it.name}}`) ||
      !asked.some(({ called }) => called === it.name),
  );
  const moved = asked.flatMap(({ name, called }): Parameter[] => {
    if (parameters.some((it) => it.in === "query" && it.name === name)) return [];
    const declared = parameters.find((it) => it.in === "path" && it.name === called) ?? UNDECLARED;
    return [{ ...declared, name, in: "query" }];
  });
  return [...others, ...moved];
}

const UNDECLARED = {
  required: true,
  deprecated: false,
  description: null,
  schema: { type: "string" },
} as const;
