/** The steps of a series as a page. */
import { asLines, type Change, excerpt, judgedTwice, snapshot } from "./compare/index.ts";
import type { Step, Version } from "./diff.ts";
import { renderPage, type Sides } from "./page/index.ts";

export function renderSteps(steps: readonly Step[]): string {
  const [first] = steps;
  const versions = [
    ...(first === undefined ? [] : [first.before]),
    ...steps.map(({ after }) => after),
  ];
  return renderPage({
    versions: versions.map((version) => ({ label: version.label, ...snapshot(version) })),
    steps: steps.map(({ before, after, report }) => ({
      before: before.label,
      after: after.label,
      report,
      judged: judgedTwice(report),
      sidesOf: (change) => sidesOf(change, before, after),
    })),
  });
}

/** The place in both descriptions; where they say the same there, what the change itself tells. */
function sidesOf(change: Change, before: Version, after: Version): Sides {
  const [old, now] = [before, after].map(({ root }) => excerpt(root, change.pointer));
  if (old === now) return { before: told(change.before), after: told(change.after) };
  return { before: old ?? told(change.before), after: now ?? told(change.after) };
}

function told(value: unknown): string | null {
  return value === null ? null : asLines(value);
}
