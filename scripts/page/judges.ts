/** What the compiler says beside the rules, and of a consumer's own code. */
import type { ConsumerLine } from "../compare/change.ts";
import { badge } from "./levels.ts";
import { type Html, markup } from "./markup.ts";
import { anchorOf, type Page, type PageStep } from "./page.ts";

export function judgesSection({ steps }: Page): Html | undefined {
  if (steps.every(({ judged }) => judged.length === 0)) return undefined;
  return markup`<section aria-labelledby="judges">
    <h2 id="judges">Two judges</h2>
    <p class="lead">
      The rules compare descriptions. The TypeScript compiler was asked whether the types that are generated from one
      version stand for those of the other.
    </p>
    ${steps.map((step) => verdictsOf(step, steps.length > 1))}
  </section>`;
}

function verdictsOf({ before, after, judged, report }: PageStep, isTitled: boolean): Html {
  const objected = judged.filter(({ assignable, rules }) => !assignable || rules === "breaking");
  const agreed = judged.length - objected.length;
  return markup`${isTitled ? markup`<h3>${before} → ${after}</h3>` : ""}
    ${objected.length === 0 ? "" : table(objected, `Types to which a judge objects, ${before} to ${after}`)}
    <p>${agreed} of ${judged.length} request and answer types satisfy both.</p>
    ${
      report.disagreements.length === 0
        ? ""
        : markup`<p>Where they disagree for no known reason:</p><ul>${report.disagreements.map((it) => markup`<li>${it}</li>`)}</ul>`
    }`;
}

function table(judged: PageStep["judged"], caption: string): Html {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="judges">
      <caption class="hidden">${caption}</caption>
      <thead><tr><th scope="col">Type</th><th scope="col">Rules</th><th scope="col">Compiler</th></tr></thead>
      <tbody>
        ${judged.map(
          ({ method, variant, direction, rules, assignable, message, known }) => markup`<tr>
            <th scope="row"><code>${method}</code><small>${variant}, ${direction}</small></th>
            <td>${badge(rules)}</td>
            <td>${message === null || assignable ? markup`<span class="badge info"><span aria-hidden="true">●</span> assignable</span>` : markup`<details><summary><span class="badge breaking"><span aria-hidden="true">✕</span> not assignable</span> ${message.split("\n").at(-1)?.trim()}</summary>${known === undefined ? "" : markup`<p>${known}</p>`}<pre tabindex="0">${message}</pre></details>`}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function consumerSection({ steps }: Page): Html | undefined {
  if (steps.every(({ report }) => report.consumer === undefined)) return undefined;
  const count = steps.reduce((sum, { report }) => sum + (report.consumer?.length ?? 0), 0);
  return markup`<section aria-labelledby="consumer">
    <h2 id="consumer">Your code</h2>
    ${
      count === 0
        ? markup`<p>It compiles as before.</p>`
        : markup`<p class="lead">It stops compiling in ${count} ${count === 1 ? "place" : "places"}.</p>${steps.map((step, index) => linesOf(step, index, steps.length > 1))}`
    }
  </section>`;
}

function linesOf({ before, after, report }: PageStep, step: number, isTitled: boolean): Html {
  const lines = report.consumer ?? [];
  if (lines.length === 0) return markup``;
  return markup`${isTitled ? markup`<h3>${before} → ${after}</h3>` : ""}
    <ul class="lines">${lines.map((line) => consumerItem(line, step))}</ul>`;
}

function consumerItem(
  { file, line, column, code, message, causes }: ConsumerLine,
  step: number,
): Html {
  return markup`<li class="change breaking">
    <p class="says"><strong>${file}:${line}:${column}</strong> <code class="rule">${code}</code></p>
    <pre tabindex="0">${message}</pre>
    ${
      causes.length === 0
        ? markup`<p>No change of the description explains it; a type may have another name.</p>`
        : markup`<p>Because of</p><ul>${causes.map((cause) => markup`<li><a href="#${anchorOf(step, cause)}">${cause.text}</a></li>`)}</ul>`
    }
  </li>`;
}
