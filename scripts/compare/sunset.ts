/** When something that is deprecated will be gone. */
import type { Finding } from "./finding.ts";
import { labelOf, mapOf } from "./spec.ts";

/** Null where it is not said. */
export function sunsetOf(value: unknown): string | null {
  return labelOf(mapOf(value)["x-sunset"]);
}

export function compareSunset(
  before: string | null,
  after: string | null,
  pointer: string,
): Finding[] {
  if (before === after) return [];
  const rule =
    before === null
      ? "sunset-set"
      : after === null
        ? "sunset-removed"
        : after < before
          ? "sunset-earlier"
          : "sunset-later";
  return [{ rule, pointer, before: before ?? undefined, after: after ?? undefined }];
}
