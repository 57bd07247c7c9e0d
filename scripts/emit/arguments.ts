/** What a method takes before its options: path parameters by position, then the body or the query of a list page. */
import type { Method, PathParameter } from "../model/types.ts";
import type { RuntimeValue } from "./runtime-names.ts";
import type { Scope } from "./scope.ts";
import { isBindingName, literal, memberAccess, memberKey, objectKey } from "./literal.ts";

/** Path parameters stand alone up to here; more become one object. */
const POSITIONS = 2;

/** What writes the body of a form; all other bodies are JSON, text or bytes. */
const FORMS: ReadonlyMap<string, RuntimeValue> = new Map([
  ["multipart/form-data", "formParts"],
  ["application/x-www-form-urlencoded", "formText"],
]);

/** Functions of the runtime that are handed on, not called. */
export const WRITERS: readonly RuntimeValue[] = [...FORMS.values(), "styledForm", "styledQuery"];

const OWN_NAMES: ReadonlySet<string> = new Set(["options", "params", "path", "query"]);

export interface PathArgument {
  readonly name: string;
  readonly type: string;
  /** For `@param`. */
  readonly description: string | null;
}

export function pathArguments({ pathParameters }: Method, scope: Scope): readonly PathArgument[] {
  if (pathParameters.length <= POSITIONS) {
    return pathParameters.map((parameter) => ({
      name: positionName(parameter.identifier),
      type: pathType(parameter, scope),
      description: parameter.description,
    }));
  }
  const members = pathParameters.map(
    (parameter) => `readonly ${memberKey(parameter.identifier)}: ${pathType(parameter, scope)}`,
  );
  return [{ name: "path", type: `{ ${members.join("; ")} }`, description: null }];
}

function pathType({ type, values }: PathParameter, scope: Scope): string {
  if (values === undefined) return type;
  return typeof values === "string" ? scope.schema(values) : values.map(literal).join(" | ");
}

/** The body if any variant has one, else the query of a list page. */
export function inputKind(method: Method): "body" | "query" | undefined {
  if (method.variants.some(({ body }) => body !== null)) return "body";
  return method.paging === null ? undefined : "query";
}

/** The runtime's `Arguments`, made of the parameters of the generated method. */
export function sentArguments(method: Method, scope: Scope): string {
  const isObject = method.pathParameters.length > POSITIONS;
  const path = method.pathParameters.map(({ name, identifier }) => {
    const value = isObject ? memberAccess("path", identifier) : positionName(identifier);
    return `${objectKey(name)}: ${value}`;
  });
  const kind = inputKind(method);
  const parts = path.length === 0 ? [] : [`path: { ${path.join(", ")} }`];
  if (kind === "query") parts.push("query");
  else if (method.variants.some(({ query }) => query !== null)) parts.push("query: options?.query");
  if (method.variants.some(({ query }) => query?.styles !== undefined)) {
    parts.push(`writeQuery: ${scope.runtime("styledQuery")}`);
  }
  if (kind === "body") parts.push("body: params");
  const form = writerOf(method);
  if (form !== undefined) parts.push(`writeBody: ${scope.runtime(form)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function writerOf(method: Method): RuntimeValue | undefined {
  const writer = FORMS.get(essenceOf(bodyType(method)));
  const isStyled = method.variants.some(({ body }) => body?.styles !== undefined);
  return writer === "formText" && isStyled ? "styledForm" : writer;
}

/** The media type of the body, which all variants share. */
export function bodyType(method: Method): string | undefined {
  return method.variants.find((variant) => variant.body !== null)?.body?.mediaType;
}

/** Without its parameters. */
function essenceOf(mediaType = ""): string {
  return mediaType.toLowerCase().split(/\s*;/)[0] ?? "";
}

/** A parameter's own name; one that the method has another use for gets a trailing underscore. */
function positionName(identifier: string): string {
  const isTaken = OWN_NAMES.has(identifier) || !isBindingName(identifier);
  return isTaken ? `${identifier}_` : identifier;
}
