/** A route with its parameters in place, percent-encoded. */
import { UsageError } from "./errors.ts";
import type { Operation } from "./operation.ts";

/**
 * `.` and `..` would be resolved by the URL parser, also when spelled `%2e`, and an empty value would ask for the collection instead of its
 * member: all are refused. Values are put in by one pass over the route, so braces in a value are never taken for a parameter.
 */
const refused = /^(?:\.|%2e){0,2}$/i;

export function expandRoute(
  operation: Operation,
  route: string,
  values: Readonly<Record<string, unknown>>,
): string {
  return route.replaceAll(/\{([^}]*)\}/g, (_, name: string) => encoded(operation, name, values));
}

function encoded(
  operation: Operation,
  name: string,
  values: Readonly<Record<string, unknown>>,
): string {
  const value = values[name];
  const text = Number.isFinite(value) ? String(value) : value;
  if (typeof text !== "string" || refused.test(text)) {
    const found = typeof text === "string" ? JSON.stringify(text) : `of type ${typeof text}`;
    throw new UsageError(`${operation.name}: ${name} cannot be ${found}`);
  }
  try {
    return encodeURIComponent(text);
  } catch (cause) {
    throw new UsageError(`${operation.name}: ${name} is not well-formed text`, { cause });
  }
}
