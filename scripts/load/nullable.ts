/** Null beside other values: OpenAPI 3.0 has a flag for it, 3.1 a type, a value and a member of a union. */
import {
  annotationsOf,
  constraintsOf,
  listOf,
  membersOf,
  saysOnly,
  typeKeyword,
  typesOf,
  without,
  type Draft,
} from "./draft.ts";

const NULL: Draft = { type: "null" };
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"];

/** The schema without its `nullable`, taking null nevertheless. */
export function nullable(flagged: Draft): Draft {
  const schema = without(flagged, "nullable");
  const union = ["oneOf", "anyOf"].find((keyword) => keyword in schema);
  if (union !== undefined && saysOnly(schema, union))
    return { ...schema, [union]: [...listOf(schema[union]), NULL] };
  if (COMPOSED.some((keyword) => keyword in schema))
    return { ...annotationsOf(schema), anyOf: [plain(constraintsOf(schema)), NULL] };
  const types = typesOf(schema);
  const enumeration =
    "enum" in schema ? { enum: [...new Set([...listOf(schema["enum"]), null])] } : {};
  return {
    ...schema,
    ...(types.length === 0 ? {} : typeKeyword([...types, "null"])),
    ...enumeration,
  };
}

/** A reference that became the only part of a combination is a reference again. */
function plain(schema: Draft): Draft {
  const [only, ...others] = membersOf(schema, "allOf");
  return only !== undefined && others.length === 0 && saysOnly(schema, "allOf") ? only : schema;
}

/** The one member of a union with null that could take null itself, by its type. */
export function nullableMember(schema: Draft): Draft | undefined {
  const union = ["oneOf", "anyOf"].find((keyword) => keyword in schema);
  if (union === undefined || !saysOnly(schema, union)) return undefined;
  const [member, ...others] = membersOf(schema, union).filter((it) => it["type"] !== "null");
  const fits =
    member !== undefined &&
    others.length === 0 &&
    membersOf(schema, union).length === 2 &&
    typesOf(member).length > 0 &&
    ![...COMPOSED, "const", "enum"].some((keyword) => keyword in member);
  return fits ? member : undefined;
}
