/** The verdict, and what it comes to in numbers. */
import { badge, LEVEL_ORDER, wordOf } from "./levels.ts";
import { type Html, markup } from "./markup.ts";
import { countOf, type Page } from "./page.ts";

const RELEASES: Readonly<Record<string, string>> = {
  major: "A major release is needed",
  minor: "A minor release is enough",
  patch: "A patch release is enough",
  none: "No release is needed",
};

const RISING: readonly string[] = ["none", "patch", "minor", "major"];

export function summarySection({ steps }: Page): Html {
  const changes = steps.flatMap(({ report }) => report.changes);
  const release = RISING[Math.max(0, ...steps.map(({ report }) => RISING.indexOf(report.semver)))];
  const counts = LEVEL_ORDER.map((level) => ({ level, count: countOf({ changes }, level) }));
  const worst = counts.find(({ count }) => count > 0)?.level ?? "info";
  const methods = new Set(
    changes.filter(({ level }) => level === "breaking").flatMap((change) => change.methods),
  );
  return markup`<section class="summary ${worst}" aria-labelledby="summary">
    <div>
      <h2 id="summary">${RELEASES[release ?? "none"]}</h2>
      <p>${verdict(counts[0]?.count ?? 0, methods.size)}</p>
    </div>
    <dl class="counts">
      ${counts.map(
        ({ level, count }) => markup`<div class="${level}">
          <dt>${badge(level)}</dt>
          <dd><a href="#changes" data-show="${level}" aria-label="${count} ${wordOf(level)}, show them">${count}</a></dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

function verdict(breaking: number, methods: number): string {
  if (breaking === 0) return "Nothing that callers do today stops working.";
  const places = breaking === 1 ? "One change breaks" : `${breaking} changes break`;
  return methods === 0
    ? `${places} what callers do today.`
    : `${places} what callers do today, in ${methods === 1 ? "one method" : `${methods} methods`}.`;
}
