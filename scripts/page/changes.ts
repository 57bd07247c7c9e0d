/** Every change, by step and by the methods that it reaches, with search and filters. */
import type { Change, Level } from "../compare/change.ts";
import { changeItem } from "./change-item.ts";
import { LEVEL_ORDER, wordOf } from "./levels.ts";
import { type Html, markup } from "./markup.ts";
import type { Page, PageStep } from "./page.ts";

export function changesSection({ steps }: Page): Html {
  const changes = steps.flatMap(({ report }) => report.changes);
  const methods = [...new Set(changes.flatMap((change) => change.methods))].toSorted();
  return markup`<section aria-labelledby="changes">
    <h2 id="changes" tabindex="-1">Changes</h2>
    ${changes.length === 0 ? markup`<p>No change.</p>` : filters(methods, steps)}
    ${steps.map((step, i) => stepBlock(step, i, steps.length > 1))}
    <p class="nothing" id="nothing" hidden>No change is left. <button type="button" id="reset">Show all</button></p>
  </section>`;
}

/** Shown by the script that makes them work. */
function filters(methods: readonly string[], steps: readonly PageStep[]): Html {
  return markup`<form class="filters" id="filters" role="search" aria-label="Changes" hidden>
    <label class="wide">Search <input type="search" id="search" placeholder="name, rule, pointer" autocomplete="off" /></label>
    <fieldset>
      <legend>Level</legend>
      ${LEVEL_ORDER.map((level) => markup`<label class="choice"><input type="checkbox" name="level" value="${level}" checked /> ${wordOf(level)}</label>`)}
    </fieldset>
    <label>Direction ${select("direction", ["request", "response", "both or none"])}</label>
    <label>Method ${select("method", methods)}</label>
    ${steps.length > 1 ? markup`<label>Version <select id="step"><option value="">all</option>${steps.map(({ after }, i) => markup`<option value="${i}">${after}</option>`)}</select></label>` : ""}
    <p class="found" id="found" role="status" aria-live="polite"></p>
  </form>`;
}

function select(id: string, values: readonly string[]): Html {
  return markup`<select id="${id}"><option value="">all</option>${values.map((value) => markup`<option>${value}</option>`)}</select>`;
}

function stepBlock(step: PageStep, index: number, isTitled: boolean): Html {
  const groups = groupsOf(step.report.changes);
  return markup`<section class="step" data-step="${index}" ${isTitled ? "" : 'aria-label="All changes"'}>
    ${isTitled ? markup`<h3>${step.before} <span aria-hidden="true">→</span><span class="hidden">to</span> ${step.after}</h3>` : ""}
    ${isTitled && groups.length === 0 ? markup`<p>No change.</p>` : ""}
    ${groups.map(
      ({ title, note, changes }) => markup`<section class="group">
        <header>
          ${isTitled ? markup`<h4>${title}</h4>` : markup`<h3>${title}</h3>`}
          ${note === undefined ? "" : markup`<p>${note}</p>`}
        </header>
        <ul>${changes.map((change) => changeItem(change, index, step.sidesOf(change)))}</ul>
      </section>`,
    )}
  </section>`;
}

interface Group {
  readonly title: string;
  readonly note: string | undefined;
  readonly changes: readonly Change[];
}

/** One for each set of methods that changes reach; the worst first. */
function groupsOf(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.methods.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()]
    .toSorted((a, b) => rank(a[0]) - rank(b[0]) || compareText(nameOf(a[0]), nameOf(b[0])))
    .map((group) => ({ ...titleOf(group[0]?.methods ?? []), changes: group }));
}

/** Changes come worst first. */
function rank(change: Change | undefined): number {
  const level: Level = change?.level ?? "info";
  return LEVEL_ORDER.indexOf(level);
}

function nameOf(change: Change | undefined): string {
  return change?.methods.join(" ") ?? "";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const MOST_NAMES = 2;

function titleOf(methods: readonly string[]): Pick<Group, "title" | "note"> {
  if (methods.length === 0) return { title: "The description as a whole", note: undefined };
  if (methods.length <= MOST_NAMES) return { title: methods.join(", "), note: undefined };
  return { title: `Shared by ${methods.length} methods`, note: methods.join(", ") };
}
