/** What a diff looks like in each format. */
import { asAnnotations, asMarkdown, asText, type DiffReport } from "./compare/index.ts";
import type { Step } from "./diff.ts";

export interface Format {
  /** Of two versions there is one step, of a series a changelog. */
  readonly render: (steps: readonly Step[]) => string | Promise<string>;
  /** The compiler is asked only where its answer is shown. */
  readonly showsCompiler: boolean;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  text: { render: (steps) => joined(steps, asText, ""), showsCompiler: true },
  markdown: { render: (steps) => joined(steps, asMarkdown, "## "), showsCompiler: true },
  json: { render: asJson, showsCompiler: true },
  html: {
    render: async (steps) => (await import("./diff-page.ts")).renderSteps(steps), // only where a page is asked for
    showsCompiler: true,
  },
  github: {
    render: (steps) => joined(steps, asAnnotations),
    showsCompiler: false,
  },
};

/** `mark` makes the versions of a step its title; without it, a series has none. */
function joined(
  steps: readonly Step[],
  render: (report: DiffReport) => string,
  mark?: string,
): string {
  const isTitled = steps.length > 1 && mark !== undefined;
  const parts = steps.map(({ before, after, report }) =>
    isTitled ? `${mark}${before.label} → ${after.label}\n\n${render(report)}` : render(report),
  );
  return parts.filter(Boolean).join("\n\n");
}

function asJson(steps: readonly Step[]): string {
  const [first] = steps;
  const series = steps.map(({ before, after, report }) => ({
    before: before.label,
    after: after.label,
    ...report,
  }));
  return JSON.stringify(steps.length === 1 ? first?.report : series, null, 2);
}
