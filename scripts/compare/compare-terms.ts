/** What whoever calls the API agrees to. */
import type { Api } from "./api.ts";
import type { Finding } from "./finding.ts";

const ROWS = [
  { rule: "terms-changed", pointer: "/info/termsOfService", of: ({ terms }: Api) => terms },
  { rule: "license-changed", pointer: "/info/license", of: ({ license }: Api) => license },
] as const;

export function compareTerms(old: Api, now: Api): Finding[] {
  return ROWS.flatMap(({ rule, pointer, of }): Finding[] => {
    const [before, after] = [of(old), of(now)];
    if (before === after) return [];
    return [{ rule, pointer, before: before ?? undefined, after: after ?? undefined }];
  });
}
