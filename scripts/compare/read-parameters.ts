/** Parameters: those of the path, and those of the operation over them. */
import type { Parameter } from "./api.ts";
import type { Site } from "./schema.ts";
import { sunsetOf } from "./sunset.ts";
import { entriesOf, inside, mapOf, membersOf, textOf, type Located, type Spec } from "./spec.ts";

const STYLES: Readonly<Record<string, string>> = {
  path: "simple",
  header: "simple",
  query: "form",
  cookie: "form",
};

export interface Parametrized {
  readonly path: string;
  readonly item: Located;
  readonly operation: Located;
}

export function readParameters(
  spec: Spec,
  { path, item, operation }: Parametrized,
): readonly Parameter[] {
  const byKey = new Map(
    placeholders(path).map((name, index) => [`path ${index}`, undeclared(name, operation)]),
  );
  for (const member of [item, operation].flatMap((it) => membersOf(inside(it, "parameters")))) {
    const found = spec.follow(member);
    const parameter = found === undefined ? undefined : readParameter(found);
    if (parameter !== undefined) byKey.set(parameterKey(parameter, path), parameter);
  }
  return [...byKey.values()];
}

/** Path parameters by their place in the path: their names reach nobody. Headers without case. */
export function parameterKey({ in: place, name }: Parameter, path: string): string {
  if (place === "querystring") return place; // there is one, whose name reaches nobody
  const index = place === "path" ? placeholders(path).indexOf(name) : -1;
  if (index >= 0) return `path ${index}`;
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

export function placeholders(path: string): string[] {
  return (path.match(/\{[^}]*\}/g) ?? []).map((it) => it.slice(1, -1));
}

/** What a path names takes any text where nothing else is said of it. */
function undeclared(name: string, { pointer }: Located): Parameter {
  return {
    name,
    in: "path",
    pointer,
    required: true,
    deprecated: false,
    sunset: null,
    style: "simple",
    explode: false,
    allowEmpty: false,
    allowReserved: false,
    site: [{ value: { type: "string" }, pointer }],
  };
}

/** OpenAPI has other places for what these headers say, and asks to ignore them here. */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(["accept", "authorization", "content-type"]);

function readParameter(located: Located): Parameter | undefined {
  const map = mapOf(located.value);
  const [name, place] = [textOf(map["name"]), textOf(map["in"])];
  if (name === null || place === null) return undefined;
  if (place === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const [media] = entriesOf(inside(located, "content"));
  const style = textOf(map["style"]) ?? STYLES[place] ?? "";
  const schema = media === undefined ? inside(located, "schema") : inside(media[1], "schema");
  return {
    name,
    in: place,
    pointer: located.pointer,
    required: map["required"] === true || place === "path",
    deprecated: map["deprecated"] === true,
    sunset: sunsetOf(map),
    style: media === undefined ? style : mediaStyle(media),
    explode: typeof map["explode"] === "boolean" ? map["explode"] : style === "form",
    // OpenAPI gives both words a meaning in queries alone
    allowEmpty: place === "query" && map["allowEmptyValue"] === true,
    allowReserved: place === "query" && map["allowReserved"] === true,
    site: siteOf(schema),
  };
}

/** A form whose parts are encoded by its own words is another one. */
function mediaStyle([name, media]: readonly [string, Located]): string {
  const { value } = inside(media, "encoding");
  return Object.keys(mapOf(value)).length === 0 ? name : `${name}, encoded`;
}

export function siteOf(schema: Located): Site {
  return schema.value === undefined ? [] : [schema];
}
