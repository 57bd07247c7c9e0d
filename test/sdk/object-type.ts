/** What counts as an object among types. */
import ts from "typescript";

/** An object, or several put together: not the intersection that keeps a string open. */
export function isObjectType(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.every(isObjectType);
  return (type.flags & ts.TypeFlags.Object) !== 0;
}
