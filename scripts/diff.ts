/** Read every version, compare each with the one before it: the diff as a sentence. */
import {
  compare,
  type CompareOptions,
  type DiffReport,
  disagreementsOf,
  isRule,
} from "./compare/index.ts";
import { readConfig, type Config } from "./config.ts";
import type { ConsumerOptions } from "./consumer/index.ts";
import { ProblemsError } from "./diagnostics.ts";
import type { OverlayOptions } from "./diff-overlay.ts";
import { type DiffSource, readVersion, type Version } from "./diff-version.ts";

export type { DiffSource, Version } from "./diff-version.ts";

export interface DiffOptions extends CompareOptions, OverlayOptions {
  /** False leaves the compiler out: the rules alone judge. */
  readonly compiler?: boolean | undefined;
  /** Sources to check against both versions of the client. */
  readonly consumer?: ConsumerOptions | undefined;
  /** Path of the configuration; `twinfold.config.json` of the working folder otherwise, or the defaults. */
  readonly config?: string | undefined;
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  /**
   * Folders and origins, beside those of the descriptions themselves, of further files that references may lead to;
   * those of the configuration otherwise.
   */
  readonly allowRefs?: readonly string[] | undefined;
}

/** One version against the one before it. */
export interface Step {
  readonly before: Version;
  readonly after: Version;
  readonly report: DiffReport;
}

/**
 * What changed between two descriptions, what it breaks for a caller of the generated client, and which release it
 * needs.
 * @throws ProblemsError where a side cannot be read or is no OpenAPI 3 description.
 */
export async function diff(
  before: DiffSource,
  after: DiffSource,
  options: DiffOptions = {},
): Promise<DiffReport> {
  const [step] = await diffSeries([before, after], options);
  if (step === undefined) throw new Error("two versions are one step");
  return step.report;
}

/** The same for each version of a series, oldest first, and the one after it; every version is read once. */
export async function diffSeries(
  sources: readonly DiffSource[],
  options: DiffOptions = {},
): Promise<Step[]> {
  const config = await readConfig(options.config);
  const versions: Version[] = [];
  // one after the other: what is said of them has an order
  for (const source of sources) versions.push(await readVersion(source, { ...options, config }));
  const steps: Step[] = [];
  for (const [index, after] of versions.slice(1).entries()) {
    const before = versions[index] ?? after;
    steps.push({ before, after, report: await reportOf([before, after], config, options) });
  }
  return steps;
}

type Pair = readonly [before: Version, after: Version];

async function reportOf(pair: Pair, config: Config, options: DiffOptions): Promise<DiffReport> {
  const ownedHeaders = options.ownedHeaders ?? config.ownedHeaders;
  const levels = { ...config.levels, ...options.levels };
  refuseUnknown(Object.keys(options.levels ?? {}));
  const compared = compare(...pair, { ...options, ownedHeaders, levels });
  const report = { ...compared, ...(await secondJudgement(pair, compared, options)) };
  if (options.consumer === undefined) return report;
  const { consumerLines } = await import("./diff-consumer.ts"); // heavy: it generates both clients
  return {
    ...report,
    consumer: await consumerLines(pair, report, { ...options.consumer, config }),
  };
}

async function secondJudgement(
  pair: Pair,
  { changes }: Pick<DiffReport, "changes">,
  { compiler: isAsked }: DiffOptions,
): Promise<Pick<DiffReport, "compiler" | "disagreements">> {
  if (isAsked === false) return { compiler: [], disagreements: [] };
  const { judgeTypes } = await import("./diff-types.ts"); // heavy: only where the compiler is asked
  const compiler = await judgeTypes(...pair);
  return { compiler, disagreements: disagreementsOf(changes, compiler) };
}

/** As the configuration does with its own. */
function refuseUnknown(ids: readonly string[]): void {
  const unknown = ids.filter((id) => !isRule(id));
  if (unknown.length === 0) return;
  throw new ProblemsError(
    unknown.map((id) => ({
      code: "config",
      message: `levels: ${id} is no rule`,
      advice: "name a rule as reports do in `id`",
    })),
  );
}
