/** Which release the changes ask for, and whether the description's own version says so. */
import type { Change, Release } from "./change.ts";
import type { Finding } from "./finding.ts";
import { RULES, type RuleId } from "./rules.ts";

const RISING: readonly Release[] = ["none", "patch", "minor", "major"];

export function releaseOf(changes: readonly Pick<Change, "id" | "level">[]): Release {
  const asked = changes.map(({ id, level }): Release => {
    if (level === "breaking") return "major";
    return level === "info" && RULES[id as RuleId].patch ? "patch" : "minor"; // ids are those of the rules
  });
  return RISING[Math.max(0, ...asked.map((it) => RISING.indexOf(it)))] ?? "none";
}

export function tellVersion(
  before: string | null,
  after: string | null,
  needed: Release,
): Finding[] {
  if (before === after) return [];
  const pointer = "/info/version";
  const bump = bumpOf(before, after);
  const isTooSmall = bump !== undefined && RISING.indexOf(bump) < RISING.indexOf(needed);
  const rule = isTooSmall
    ? "version-too-small"
    : isLowered(before, after)
      ? "version-lowered"
      : "version-changed";
  return [{ rule, pointer, before: before ?? undefined, after: after ?? undefined }];
}

function isLowered(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false;
  if ([before, after].every((it) => DATE.test(it))) return after < before;
  return bumpOf(before, after) === undefined && bumpOf(after, before) !== undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Undefined where one of them is no semantic version, or the older one is the higher one. */
function bumpOf(before: string | null, after: string | null): Release | undefined {
  const [mine, theirs] = [before, after].map((text) =>
    /^v?(\d+)\.(\d+)\.(\d+)/
      .exec(text ?? "")
      ?.slice(1)
      .map(Number),
  );
  if (mine === undefined || theirs === undefined) return undefined;
  const index = mine.findIndex((part, i) => part !== theirs[i]);
  const isRising = (theirs[index] ?? 0) > (mine[index] ?? 0);
  return isRising ? (["major", "minor", "patch"] as const)[index] : undefined;
}
