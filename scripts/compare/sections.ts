/** What every report for people is made of: a headline, and the changes by level. */
import { LEVELS, type Change, type DiffReport, type Level } from "./change.ts";

export type Summary = Pick<DiffReport, "breaking" | "semver" | "changes">;

export const TITLES: Readonly<Record<Level, string>> = {
  breaking: "Breaking",
  warning: "Warnings",
  info: "Compatible",
};

export function sections({
  changes,
}: Summary): { readonly title: string; readonly changes: readonly Change[] }[] {
  return LEVELS.toReversed()
    .map((level) => ({ title: TITLES[level], changes: changes.filter((it) => it.level === level) }))
    .filter((section) => section.changes.length > 0);
}

export function headline({ changes, semver }: Summary): string {
  if (changes.length === 0) return "No change.";
  const counts = LEVELS.toReversed().map((level) => {
    const count = changes.filter((change) => change.level === level).length;
    return `${count} ${level}`;
  });
  const noun = changes.length === 1 ? "change" : "changes";
  return `${changes.length} ${noun}: ${counts.join(", ")}. Needs a ${semver} release.`;
}
