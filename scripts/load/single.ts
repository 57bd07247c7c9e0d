/** Combinations of one schema. */
import { membersOf, saysOnly, without, type Draft } from "./draft.ts";

const COMBINATIONS = ["allOf", "anyOf", "oneOf"];

/** The one member of the schema's one combination, where nothing but annotations stands beside it. */
export function onlyMember(schema: Draft): Draft | undefined {
  const keyword = COMBINATIONS.find((it) => it in schema);
  if (keyword === undefined) return undefined;
  const [only, ...others] = membersOf(schema, keyword);
  const bare = keyword === "allOf" ? schema : without(schema, "discriminator"); // one member needs none
  return others.length === 0 && saysOnly(bare, keyword) ? only : undefined;
}
