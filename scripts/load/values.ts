/** Values one by one: a constant, an enum, and a union of these all list what is allowed. */
import { listOf, membersOf, saysOnly, typeKeyword, typesOf, type Draft } from "./draft.ts";

interface Listed {
  readonly type: Draft;
  readonly values: readonly unknown[];
}

/** What a union of constants, enums and null lists; undefined where a member is anything else. */
export function listedBy(schema: Draft): Listed | undefined {
  const union = ["oneOf", "anyOf"].find((keyword) => keyword in schema);
  if (union === undefined || !saysOnly(schema, union, "type")) return undefined;
  const members = membersOf(schema, union);
  const lists = members.map(valuesOf);
  if (lists.length < 2 || lists.includes(undefined)) return undefined;
  const types = members.map(typesOf);
  return {
    type: types.some((it) => it.length === 0) ? {} : typeKeyword(types.flat()),
    values: [...new Set(lists.flatMap((list) => list ?? []))],
  };
}

/** What the union says to people, and what its members say of their values. */
export function toldBy(schema: Draft): Draft {
  const { description = "", anyOf, oneOf } = schema;
  const lines = [...listOf(oneOf), ...listOf(anyOf)].flatMap((member) => {
    const { description: told = "", ...rest } = member as Draft; // it was read as a schema
    return told === ""
      ? []
      : (valuesOf(rest) ?? []).map((it) => `- \`${JSON.stringify(it)}\`: ${told}`);
  });
  if (lines.length === 0) return {};
  return { description: [...(description === "" ? [] : [description, ""]), ...lines].join("\n") };
}

function valuesOf(member: Draft): readonly unknown[] | undefined {
  if (!saysOnly(member, "const", "enum", "type")) return undefined;
  if ("const" in member) return [member["const"]];
  if ("enum" in member) return listOf(member["enum"]);
  return member["type"] === "null" ? [null] : undefined;
}
