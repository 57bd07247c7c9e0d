/** Every rule by its public id. */
import type { Rule } from "./rule.ts";
import { OPERATION_RULES } from "./rules-operations.ts";
import { SCHEMA_RULES } from "./rules-schemas.ts";
import { SECURITY_RULES, TWIN_RULES } from "./rules-twins.ts";

const ALL = { ...OPERATION_RULES, ...SCHEMA_RULES, ...SECURITY_RULES, ...TWIN_RULES };

export type RuleId = keyof typeof ALL;

export const RULES: Readonly<Record<RuleId, Rule>> = ALL;

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
