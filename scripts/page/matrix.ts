/** Twins as states: which ways there are to call each operation, version by version. */
import type { TwinState } from "../compare/snapshot.ts";
import { type Html, markup } from "./markup.ts";
import type { Page } from "./page.ts";

interface Row {
  readonly method: string;
  readonly operation: string;
  /** In the order of the versions. */
  readonly states: readonly State[];
}

interface State {
  readonly kind: "none" | "ga" | "beta" | "both";
  /** Further variants, by name. */
  readonly more: readonly string[];
}

const SIGNS: Readonly<Record<State["kind"], { readonly shape: string; readonly word: string }>> = {
  none: { shape: "·", word: "none" },
  ga: { shape: "●", word: "GA" },
  beta: { shape: "◇", word: "beta" },
  both: { shape: "◈", word: "GA + beta" },
};

export function matrixSection({ versions }: Page): Html {
  const rows = rowsOf(versions.map(({ twins }) => twins));
  const changed = rows.filter(({ states }) => new Set(states.map(nameOf)).size > 1);
  const steady = rows.filter((row) => !changed.includes(row));
  const labels = versions.map(({ label }) => label);
  const isFolded = steady.length > 0 && changed.length > 0;
  return markup`<section aria-labelledby="twins">
    <h2 id="twins">Twins</h2>
    <p class="lead">How each operation can be called. A frame marks where that changed.</p>
    <p class="legend">${(["ga", "beta", "both"] as const).map((kind) => sign({ kind, more: [] }))}</p>
    ${changed.length === 0 ? markup`<p>No operation gained or lost a twin.</p>` : table(changed, labels, "Operations whose twins changed")}
    ${
      steady.length === 0
        ? ""
        : markup`<details ${isFolded ? "" : "open"}>
          <summary>${steady.length} ${steady.length === 1 ? "operation" : "operations"} with the same twins throughout</summary>
          ${table(steady, labels, "Operations whose twins did not change")}
        </details>`
    }
  </section>`;
}

function rowsOf(versions: readonly (readonly TwinState[])[]): Row[] {
  const known = new Map<string, TwinState>();
  for (const twins of versions) for (const twin of twins) known.set(twin.key, twin); // the newest name counts
  const found = versions.map((twins) => new Map(twins.map((twin) => [twin.key, twin])));
  return [...known.values()]
    .map(({ key, method, operation }) => ({
      method,
      operation,
      states: found.map((twins) => stateOf(twins.get(key)?.variants ?? [])),
    }))
    .toSorted((a, b) => (a.method < b.method ? -1 : 1));
}

function stateOf(variants: readonly (boolean | string)[]): State {
  const [ga, beta] = [variants.includes(false), variants.includes(true)];
  const more = variants.filter((it) => typeof it === "string");
  return { kind: ga && beta ? "both" : ga ? "ga" : beta ? "beta" : "none", more };
}

function nameOf({ kind, more }: State): string {
  return [SIGNS[kind].word, ...more].join(" + ");
}

function table(rows: readonly Row[], labels: readonly string[], caption: string): Html {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="matrix">
      <caption>${caption}</caption>
      <thead>
        <tr><th scope="col">Operation</th>${labels.map((label) => markup`<th scope="col">${label}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ method, operation, states }) => markup`<tr>
            <th scope="row"><code>${method}</code><small>${operation}</small></th>
            ${states.map((state, i) => {
              const before = states[i - 1];
              const isNew = before !== undefined && nameOf(before) !== nameOf(state);
              return markup`<td class="${isNew ? "moved" : ""}">${sign(state)}${isNew ? markup`<span class="hidden">, before: ${nameOf(before)}</span>` : ""}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function sign(state: State): Html {
  const { shape } = SIGNS[state.kind];
  return markup`<span class="state ${state.kind}"><span aria-hidden="true">${shape}</span> ${nameOf(state)}</span> `;
}
