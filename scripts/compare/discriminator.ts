/** What tells alternatives apart, by the first word on the way to them. */
import type { Schema, Site } from "./schema.ts";
import { listOf, mapOf, nameAt, type Spec, textOf } from "./spec.ts";
import { wayOf } from "./way.ts";

export function discriminatorOf(site: Site, spec: Spec): Omit<Schema, "alternatives"> {
  for (const located of site)
    for (const { value } of wayOf(located, spec)) {
      const map = mapOf(value);
      const { propertyName, defaultMapping, mapping } = mapOf(map["discriminator"]);
      const [discriminator, ref] = [textOf(propertyName), textOf(defaultMapping)];
      if (discriminator === null) continue;
      const fallback = ref === null ? null : nameOf(ref, spec);
      const isUnion = ["oneOf", "anyOf"].some((keyword) => listOf(map[keyword]).length > 0);
      return { discriminator, fallback, mapping: isUnion ? null : namesIn(mapOf(mapping), spec) };
    }
  return NONE;
}

const NONE = { discriminator: null, fallback: null, mapping: null } as const;

function namesIn(
  mapping: Readonly<Record<string, unknown>>,
  spec: Spec,
): ReadonlyMap<string, string> {
  const named = Object.entries(mapping).flatMap(([tag, ref]) =>
    typeof ref === "string" ? [[tag, nameOf(ref, spec)] as const] : [],
  );
  return new Map(named);
}

function nameOf(ref: string, spec: Spec): string {
  return nameAt(spec.target(ref)?.pointer ?? "") ?? ref;
}
