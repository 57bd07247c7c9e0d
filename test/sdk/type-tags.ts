/** The kinds of things that a type can hold: what stands under `type`, at any depth. */
import ts from "typescript";

/** `text`, `image`, `base64`, …: every literal of a property `type` that can be reached from the type. */
export function typeTags(checker: ts.TypeChecker, type: ts.Type): ReadonlySet<string> {
  const tags = new Set<string>();
  const seen = new Set<ts.Type>();
  const visit = (each: ts.Type): void => {
    if (seen.has(each)) return;
    seen.add(each);
    if (each.isUnionOrIntersection()) each.types.forEach(visit);
    if ((each.flags & ts.TypeFlags.Object) === 0) return;
    const item = checker.getIndexTypeOfType(each, ts.IndexKind.Number);
    if (item !== undefined) return visit(item);
    for (const property of checker.getPropertiesOfType(each)) {
      const value = checker.getTypeOfSymbol(property);
      if (property.name === "type") for (const tag of literalsOf(value)) tags.add(tag);
      visit(value);
    }
  };
  visit(type);
  return tags;
}

function literalsOf(type: ts.Type): readonly string[] {
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
}
