/** What a method takes before its options: path parameters by position, then the body or the query of a list page. */
import type { Method } from "../model/types.ts";
import { isBindingName, memberAccess, memberKey, objectKey } from "./literal.ts";

/** Path parameters stand alone up to here; more become one object. */
const POSITIONS = 2;

const OWN_NAMES: ReadonlySet<string> = new Set(["options", "params", "path", "query"]);

export interface PathArgument {
  readonly name: string;
  readonly type: string;
  /** For `@param`. */
  readonly description: string | null;
}

export function pathArguments({ pathParameters }: Method): readonly PathArgument[] {
  if (pathParameters.length <= POSITIONS) {
    return pathParameters.map(({ identifier, type, description }) => ({
      name: positionName(identifier),
      type,
      description,
    }));
  }
  const members = pathParameters.map(
    ({ identifier, type }) => `readonly ${memberKey(identifier)}: ${type}`,
  );
  return [{ name: "path", type: `{ ${members.join("; ")} }`, description: null }];
}

/** The body if any variant has one, else the query of a list page. */
export function inputKind(method: Method): "body" | "query" | undefined {
  if (method.variants.some(({ body }) => body !== null)) return "body";
  return method.paging === null ? undefined : "query";
}

/** The runtime's `Arguments`, made of the parameters of the generated method. */
export function sentArguments(method: Method): string {
  const isObject = method.pathParameters.length > POSITIONS;
  const path = method.pathParameters.map(({ name, identifier }) => {
    const value = isObject ? memberAccess("path", identifier) : positionName(identifier);
    return `${objectKey(name)}: ${value}`;
  });
  const kind = inputKind(method);
  const parts = path.length === 0 ? [] : [`path: { ${path.join(", ")} }`];
  if (kind === "query") parts.push("query");
  else if (method.variants.some(({ query }) => query !== null)) parts.push("query: options?.query");
  if (kind === "body") parts.push("body: params");
  return `{ ${parts.join(", ")} }`;
}

/** A parameter's own name; one that the method has another use for gets a trailing underscore. */
function positionName(identifier: string): string {
  const isTaken = OWN_NAMES.has(identifier) || !isBindingName(identifier);
  return isTaken ? `${identifier}_` : identifier;
}
