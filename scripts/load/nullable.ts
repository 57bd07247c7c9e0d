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
import { onlyMember } from "./single.ts";

const NULL: Draft = { type: "null" };
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"];

/** The schema without its `nullable`, taking null nevertheless. */
export function nullable(flagged: Draft): Draft {
  const schema = without(flagged, "nullable");
  const inner = constraintsOf(schema);
  const union = ["oneOf", "anyOf"].find((keyword) => keyword in schema);
  if (union !== undefined && saysOnly(schema, union))
    return { ...schema, [union]: [...listOf(schema[union]), NULL] };
  if (COMPOSED.some((keyword) => keyword in schema))
    return { ...annotationsOf(schema), anyOf: [onlyMember(inner) ?? inner, NULL] };
  const types = typesOf(schema);
  const enumeration =
    "enum" in schema ? { enum: [...new Set([...listOf(schema["enum"]), null])] } : {};
  return {
    ...schema,
    ...(types.length === 0 ? {} : typeKeyword([...types, "null"])),
    ...enumeration,
  };
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
