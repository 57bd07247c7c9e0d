/** Parameters: those of the path item and of the operation as one list. */
import type { Parameter } from "../model/document.ts";
import { byCodeUnit } from "./order.ts";
import { readContent } from "./content.ts";
import { at, type Place, ROOT } from "./place.ts";
import { readQueryString, refuse } from "./query-string.ts";
import { styleOf } from "./query-style.ts";
import { follow } from "./references.ts";
import type { SchemaReader } from "./schema.ts";

const PLACES = ["path", "query", "header", "cookie"] as const;

/** There is one at most, and no parameter of the query beside it. */
const WHOLE = "querystring";

interface Read {
  /** What no other parameter of an operation has. */
  readonly identity: string;
  /** One, or those that a whole query is made of. */
  readonly parameters: readonly Parameter[];
}

interface Listed {
  readonly value: unknown;
  readonly place: Place;
}

/** An operation's parameter replaces the path item's of the same place and name. */
export function readParameters(
  reader: SchemaReader,
  lists: readonly Listed[],
  route: string,
): Parameter[] {
  const byIdentity = new Map<string, readonly Parameter[]>();
  for (const { value, place } of lists) {
    const own = new Set<string>();
    for (const [i, entry] of reader.list(value, place).entries()) {
      const read = readParameter(reader, entry, at(place, i));
      if (read === undefined) continue;
      const { identity, parameters } = read;
      if (own.has(identity))
        reader.report("structure", at(place, i), `the ${identity} parameter is listed twice`);
      own.add(identity);
      byIdentity.set(identity, parameters);
    }
  }
  const isWhole = byIdentity.has(WHOLE);
  if (isWhole && [...byIdentity.keys()].some((identity) => identity.startsWith("query ")))
    refuse(reader, lists.at(-1)?.place ?? ROOT, "others are in: query");
  const rank = (parameter: Parameter): number =>
    parameter.in === "path" ? route.indexOf(`{${parameter.name}}`) : Infinity;
  return [...byIdentity.values()]
    .flat()
    .toSorted(
      (a, b) =>
        (rank(a) === rank(b) ? 0 : rank(a) - rank(b)) ||
        byCodeUnit(a.in, b.in) ||
        byCodeUnit(a.name, b.name),
    );
}

export function readParameter(
  reader: SchemaReader,
  value: unknown,
  place: Place,
): Read | undefined {
  const found = follow(reader, value, place);
  if (found === undefined) return undefined;
  return reader.once(found, "parameter", () => {
    const source = reader.map(found.value, found.place);
    const flag = (key: string): boolean => reader.flag(source[key], at(found.place, key)) ?? false;
    const name = reader.name(source["name"], at(found.place, "name"));
    const where = PLACES.find((it) => it === source["in"]);
    if (name === undefined && typeof source["name"] === "string") return undefined; // too long, as is told
    if (source["in"] === WHOLE) {
      const parameters = readQueryString(reader, source, found.place);
      return parameters && { identity: WHOLE, parameters };
    }
    if (name === undefined || where === undefined) {
      const advice = `name it, and set in to one of ${PLACES.join(", ")}`;
      reader.report("structure", found.place, "a parameter has no name or no legal place", advice);
      return undefined;
    }
    const parameter: Parameter = {
      name,
      in: where,
      required: flag("required") || where === "path",
      deprecated: flag("deprecated"),
      description: reader.prose(source["description"], at(found.place, "description")) ?? null,
      ...(where === "query" ? styleOf(source) : {}),
      schema:
        source["schema"] === undefined
          ? (readContent(reader, source["content"], at(found.place, "content"))[0]?.schema ?? {})
          : reader.schema(source["schema"], at(found.place, "schema")),
    };
    return { identity: `${where} ${name}`, parameters: [parameter] };
  });
}
