/** The series over time: what there is of each kind, and how much of it broke. */
import { barChart, lineChart } from "./charts.ts";
import { type Html, markup } from "./markup.ts";
import { countOf, type Page } from "./page.ts";

const COUNTED = ["operations", "methods", "schemas"] as const;

const TITLES = { operations: "Operations", methods: "Methods", schemas: "Schemas" } as const;

export function timelineSection({ versions, steps }: Page): Html {
  const bars = steps.map(({ after, report }) => ({
    label: after,
    breaking: countOf(report, "breaking"),
    warning: countOf(report, "warning"),
  }));
  return markup`<section aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <div class="charts">
      ${COUNTED.map((what) =>
        lineChart(
          TITLES[what],
          versions.map((version) => ({ label: version.label, value: version[what] })),
        ),
      )}
      ${barChart("Breaking + warnings", bars)}
    </div>
    <details class="numbers">
      <summary>The same in numbers</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Numbers of each version">
        <table>
          <caption>Each version, and what changed since the one before</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              ${COUNTED.map((what) => markup`<th scope="col">${TITLES[what]}</th>`)}
              <th scope="col">Breaking</th><th scope="col">Warnings</th><th scope="col">Compatible</th>
            </tr>
          </thead>
          <tbody>
            ${versions.map((version, i) => {
              const report = steps[i - 1]?.report;
              const levels = (["breaking", "warning", "info"] as const).map((level) =>
                report === undefined ? "–" : countOf(report, level),
              );
              return markup`<tr>
                <th scope="row">${version.label}</th>
                ${[...COUNTED.map((what) => version[what]), ...levels].map((it) => markup`<td>${it}</td>`)}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
