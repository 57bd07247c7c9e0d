/** What stands in a path: a text, a number, or one of the values that the description lists. */
import type { Problem } from "../diagnostics.ts";
import { PLACEHOLDER } from "./address.ts";
import type { Parameter } from "./document.ts";
import { OPEN } from "./open-enums.ts";
import { keyOf, resolve, type Schemas } from "./references.ts";
import { parameterIdentifier } from "./reserved.ts";
import type { Endpoint, Twin } from "./twins.ts";
import type { TypeTable } from "./type-table.ts";
import type { PathParameter, SchemaObject } from "./types.ts";
import { alternativesOf } from "./unions.ts";
import { camelCase, wordsOf } from "./words.ts";

interface Context {
  readonly types: TypeTable;
  /** Of the description. */
  readonly schemas: Schemas;
  readonly problems: Problem[];
}

type Typed = Pick<PathParameter, "type" | "values">;

/** In the order of the route; what twins disagree about is whatever one of them takes. */
export function pathParametersOf(endpoint: Endpoint, context: Context): PathParameter[] {
  const [{ operation, address }] = endpoint;
  const declared = endpoint.map(inOrder);
  const names = placeholdersOf(address.route);
  const parameters = names.flatMap((name, i) => {
    if (names.indexOf(name) < i) return []; // what a route has twice is asked for once
    return {
      name,
      identifier: parameterIdentifier(camelCase(wordsOf(name))),
      ...common(declared.map((twin) => typed(twin[i], context))),
      description: declared[0]?.[i]?.description ?? null,
    };
  });
  const identifiers = new Set(parameters.map(({ identifier }) => identifier));
  if (identifiers.size < parameters.length || identifiers.has(""))
    context.problems.push({
      code: "name-clash",
      message: `${operation.method} ${operation.pathKey}: two of its path parameters would share a name, or one has none`,
      advice: "rename one in the description",
      pointer: operation.pointer,
    });
  return parameters;
}

function placeholdersOf(route: string): string[] {
  return (route.match(PLACEHOLDER) ?? []).map((placeholder) => placeholder.slice(1, -1));
}

function inOrder({ operation, address }: Twin): readonly (Parameter | undefined)[] {
  const inPath = operation.parameters.filter((it) => it.in === "path");
  const declared = new Map(inPath.map((it) => [it.name, it]));
  return placeholdersOf(address.route).map((name) => declared.get(name));
}

function common(twins: readonly Typed[]): Typed {
  const [first = { type: "string" }] = twins;
  if (new Set(twins.map((it) => JSON.stringify(it))).size <= 1) return first;
  return { type: typeOf(new Set(twins.flatMap(({ type }) => type.split(" | ")))) };
}

function typed(parameter: Parameter | undefined, { types, schemas }: Context): Typed {
  const schema = parameter?.schema ?? {};
  const target = resolve(schema, schemas);
  const mayList = ["enum", "const", "anyOf", "oneOf"].some((keyword) => keyword in target);
  const asked = mayList ? types.asked(target) : target;
  const listed = listedBy(asked);
  const values = listed.filter(isWritten);
  if (values.length === 0) return { type: typeOf(kindsOf(target, schemas)) };
  const type = typeOf(new Set(values.map((value) => typeof value)));
  const named = types.asked(schema)["$ref"];
  if (typeof named === "string" && values.length === listed.length)
    return { type, values: keyOf(named) };
  return asked[OPEN] === true ? { type } : { type, values };
}

function isWritten(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}

function listedBy(schema: SchemaObject): readonly unknown[] {
  if (Array.isArray(schema["enum"])) return schema["enum"];
  return "const" in schema ? [schema["const"]] : [];
}

/** `string` and `number`, as far as a schema or its alternatives say so. */
function kindsOf(schema: SchemaObject, schemas: Schemas): ReadonlySet<string> {
  const members = (alternativesOf(schema) ?? [schema]).map((it) => resolve(it, schemas));
  const types = members.flatMap(({ type = "string" }) => type);
  return new Set(
    types
      .filter((type) => type !== "null")
      .map((type) => (type === "integer" || type === "number" ? "number" : "string")),
  );
}

function typeOf(kinds: ReadonlySet<string>): PathParameter["type"] {
  if (!kinds.has("number")) return "string";
  return kinds.has("string") ? "string | number" : "number";
}
