/** The diff of two descriptions or a series of them, as the command line asks for it. */
import { dirname, resolve } from "node:path";
import { type DiffReport, type Ignored, sift, summarize } from "./compare/index.ts";
import { CONFIG_FILE } from "./config.ts";
import { type DiffOptions, diffSeries, type Step } from "./diff.ts";
import { refuseWithoutChangesets, writeDiffChangeset } from "./diff-changeset.ts";
import { formatProblem, ProblemsError } from "./diagnostics.ts";
import { FORMATS } from "./diff-formats.ts";
import { readIgnoreFile } from "./ignore-file.ts";

export interface DiffRequest extends Pick<
  DiffOptions,
  "config" | "readStdin" | "compiler" | "allowRefs" | "overlay"
> {
  /** Oldest first, two or more. */
  readonly sources: readonly string[];
  readonly format: string;
  readonly failOn: string;
  /** Path of the file of ignored changes. */
  readonly ignore?: string | undefined;
  /** Globs and paths of sources to check, separated by commas. */
  readonly consumer?: string | undefined;
  readonly tsconfig?: string | undefined;
  readonly client?: string | undefined;
  /** Whether a changeset is to be written beside the configuration. */
  readonly changeset?: boolean | undefined;
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

/** A line of one's own code that stops compiling fails a run as a breaking change does. */
const FAILS: Readonly<Record<string, (report: DiffReport) => boolean>> = {
  breaking: ({ breaking, consumer = [] }) => breaking || consumer.length > 0,
  warning: ({ changes, consumer = [] }) =>
    changes.some(({ level }) => level !== "info") || consumer.length > 0,
  never: () => false,
};

/** @throws ProblemsError where the request or one of the sources is not understood. */
export async function runDiff(request: DiffRequest): Promise<DiffAnswer> {
  const format = Object.hasOwn(FORMATS, request.format) ? FORMATS[request.format] : undefined;
  const fails = Object.hasOwn(FAILS, request.failOn) ? FAILS[request.failOn] : undefined;
  const mistakes = [
    ...mistakesOf(request),
    ...(format === undefined ? [`--format is one of ${Object.keys(FORMATS).join(", ")}`] : []),
    ...(fails === undefined ? [`--fail-on is one of ${Object.keys(FAILS).join(", ")}`] : []),
  ];
  if (format === undefined || fails === undefined || mistakes.length > 0)
    throw new ProblemsError(
      mistakes.map((message) => ({ code: "usage", message, advice: "see --help" })),
    );
  const folder = dirname(resolve(request.config ?? CONFIG_FILE));
  if (request.changeset === true) refuseWithoutChangesets(folder);
  const ignored = await readIgnoreFile(request.ignore);
  const notes = new Set<string>();
  const isCompilerAsked = format.showsCompiler && request.compiler !== false;
  const steps = await compareAll({ ...request, compiler: isCompilerAsked }, notes);
  const sifted = siftAll(steps, ignored, { today: request.today, notes });
  if (request.changeset === true) notes.add(await writeDiffChangeset(folder, sifted));
  return {
    output: await format.render(sifted),
    notes: [...notes],
    failed: sifted.some(({ report }) => fails(report)),
  };
}

function mistakesOf({ sources, consumer, tsconfig, client }: DiffRequest): string[] {
  const isAlone = consumer === undefined && (tsconfig ?? client) !== undefined;
  return [
    ...(sources.length < 2 ? ["name two descriptions or more, oldest first"] : []),
    ...(sources.filter((it) => it === "-").length > 1 ? ["standard input can be read once"] : []),
    ...(isAlone ? ["--tsconfig and --client say how --consumer is checked: name its sources"] : []),
  ];
}

function compareAll(
  { consumer, tsconfig, client, sources, ...request }: DiffRequest,
  notes: Set<string>,
): Promise<Step[]> {
  const { config, compiler, readStdin, allowRefs, overlay } = request;
  return diffSeries(sources, {
    config,
    compiler,
    readStdin,
    allowRefs,
    overlay,
    onNote: (note) => notes.add(note),
    onProblem: (problem) => notes.add(formatProblem(problem)),
    ...(consumer !== undefined && {
      consumer: { consumer: consumer.split(/,(?![^{]*\})/), tsconfig, client }, // `{a,b}` is one glob
    }),
  });
}

function siftAll(
  steps: readonly Step[],
  ignored: readonly Ignored[],
  { today, notes }: { readonly today: string; readonly notes: Set<string> },
): Step[] {
  const all = steps.flatMap(({ report }) => report.changes);
  const { changes: kept, expired, unmatched } = sift(all, ignored, today);
  if (kept.length < all.length)
    notes.add(`ignore: of ${all.length} changes, ${all.length - kept.length} left out`);
  for (const { fingerprint, expires } of expired)
    notes.add(`ignore: ${fingerprint} expired on ${expires}`);
  for (const { fingerprint } of unmatched)
    notes.add(`ignore: ${fingerprint} is of no change; remove it`);
  return steps.map((step) => {
    const { changes } = sift(step.report.changes, ignored, today);
    return { ...step, report: { ...step.report, ...summarize(changes) } };
  });
}
