/** The diff of two descriptions or a series of them, as the command line asks for it. */
import { readFile } from "node:fs/promises";
import {
  asAnnotations,
  asMarkdown,
  asText,
  type DiffReport,
  type Ignored,
  readIgnored,
  sift,
  summarize,
} from "./compare/index.ts";
import { diff, type DiffOptions } from "./diff.ts";
import { formatProblem, ProblemsError } from "./diagnostics.ts";

export interface DiffRequest extends Pick<DiffOptions, "config" | "readStdin"> {
  /** Oldest first, two or more. */
  readonly sources: readonly string[];
  readonly format: string;
  readonly failOn: string;
  /** Path of the file of ignored changes. */
  readonly ignore?: string | undefined;
  /** As in `2026-11-22`. */
  readonly today: string;
}

export interface DiffAnswer {
  readonly output: string;
  /** What is to be said beside the report, line by line. */
  readonly notes: readonly string[];
  /** Whether a change is of the level on which the run is to fail. */
  readonly failed: boolean;
}

interface Step {
  readonly before: string;
  readonly after: string;
  readonly report: DiffReport;
}

type Render = (step: Step, isSeries: boolean) => string;

const titled =
  (render: (report: DiffReport) => string, mark: string): Render =>
  ({ before, after, report }, isSeries) =>
    isSeries ? `${mark}${before} → ${after}\n\n${render(report)}` : render(report);

export const FORMATS: Readonly<Record<string, Render>> = {
  text: titled(asText, ""),
  markdown: titled(asMarkdown, "## "),
  github: ({ report }) => asAnnotations(report),
  json: ({ before, after, report }, isSeries) =>
    JSON.stringify(isSeries ? { before, after, ...report } : report, null, 2),
};

const FAILS: Readonly<Record<string, (report: DiffReport) => boolean>> = {
  breaking: ({ breaking }) => breaking,
  warning: ({ changes }) => changes.some(({ level }) => level !== "info"),
  never: () => false,
};

/** @throws ProblemsError where the request or one of the sources is not understood. */
export async function runDiff(request: DiffRequest): Promise<DiffAnswer> {
  const { sources, format, failOn } = request;
  const render = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  const fails = Object.hasOwn(FAILS, failOn) ? FAILS[failOn] : undefined;
  const mistakes = [
    ...(sources.length < 2 ? ["name two descriptions or more, oldest first"] : []),
    ...(sources.filter((it) => it === "-").length > 1 ? ["standard input can be read once"] : []),
    ...(render === undefined ? [`--format is one of ${Object.keys(FORMATS).join(", ")}`] : []),
    ...(fails === undefined ? [`--fail-on is one of ${Object.keys(FAILS).join(", ")}`] : []),
  ];
  if (render === undefined || fails === undefined || mistakes.length > 0)
    throw new ProblemsError(
      mistakes.map((message) => ({ code: "usage", message, advice: "see --help" })),
    );
  const ignored = await readIgnoreFile(request.ignore);
  const notes = new Set<string>();
  const steps = await compareAll(request, notes);
  const sifted = siftAll(steps, ignored, { today: request.today, notes });
  return {
    output: join(sifted, { render, isJson: format === "json" }),
    notes: [...notes],
    failed: sifted.some(({ report }) => fails(report)),
  };
}

/** Each with the one before it. */
async function compareAll(
  { sources, format, config, readStdin }: DiffRequest,
  notes: Set<string>,
): Promise<Step[]> {
  const stdin = sources.includes("-") ? readStdin?.() : undefined; // the middle of a series is read twice
  const options: DiffOptions = {
    config,
    compiler: format === "json", // its verdicts are data; people read the rules
    onProblem: (problem) => notes.add(formatProblem(problem)),
    ...(stdin === undefined ? {} : { readStdin: () => stdin }),
  };
  const steps: Step[] = [];
  for (const [index, after] of sources.entries()) {
    const before = sources[index - 1];
    if (before !== undefined)
      steps.push({ before, after, report: await diff(before, after, options) });
  }
  return steps;
}

function siftAll(
  steps: readonly Step[],
  ignored: readonly Ignored[],
  { today, notes }: { readonly today: string; readonly notes: Set<string> },
): Step[] {
  const all = steps.flatMap(({ report }) => report.changes);
  const { expired, unmatched } = sift(all, ignored, today);
  for (const { fingerprint, expires } of expired)
    notes.add(`ignore: ${fingerprint} expired on ${expires}`);
  for (const { fingerprint } of unmatched)
    notes.add(`ignore: ${fingerprint} is of no change; remove it`);
  return steps.map((step) => {
    const { changes } = sift(step.report.changes, ignored, today);
    return { ...step, report: { ...step.report, ...summarize(changes) } };
  });
}

function join(
  steps: readonly Step[],
  { render, isJson }: { readonly render: Render; readonly isJson: boolean },
): string {
  const isSeries = steps.length > 1;
  const parts = steps.map((step) => render(step, isSeries));
  if (!isSeries) return parts.join("");
  return isJson ? `[${parts.join(",\n")}]` : parts.filter(Boolean).join("\n\n");
}

async function readIgnoreFile(path: string | undefined): Promise<Ignored[]> {
  if (path === undefined) return [];
  const { entries, mistakes } = await readFile(path, "utf8").then(
    (text) => readIgnored(parseJson(text)),
    () => ({ entries: [], mistakes: ["it cannot be read"] }),
  );
  if (mistakes.length === 0) return entries;
  throw new ProblemsError(
    mistakes.map((mistake) => ({
      code: "config",
      message: `${path}: ${mistake}`,
      advice: 'a list of { "fingerprint", "reason", "expires": "2027-01-31" }',
    })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no list either
  }
}
