/** Load, model, emit, write: the pipeline as a sentence. */
import { relative, resolve, sep } from "node:path";
import { inSettings, readConfig, type Config } from "./config.ts";
import { attempt, ProblemsError, type Problem } from "./diagnostics.ts";
import type { ExportChange, OutputState } from "./emit/index.ts";
import { allowedOf, Files, readSource, type Allowed } from "./load/index.ts";
import { describe, type Published } from "./description.ts";
import { matchingRows, model, unusedRows } from "./model/index.ts";
import type { Document, Note } from "./model/document.ts";
import { named } from "./named-source.ts";
import { recall, remember, type Remembered } from "./memory.ts";
import { givenRows } from "./settings.ts";
import { summaryOf, type Summary } from "./summary.ts";
import { switchedDefaults, type SwitchedDefault } from "./switched-defaults.ts";
import { toldInSettings } from "./told-in-settings.ts";

/** Paths given here are relative to the working folder, paths in the configuration to the configuration. */
export interface GenerateOptions {
  readonly spec?: string | undefined;
  readonly out?: string | undefined;
  readonly runtime?: string | undefined;
  readonly config?: string | undefined;
  /** Routes and tags of the operations that are wanted, over the configured ones. */
  readonly include?: readonly string[] | undefined;
  /** Folders and origins of the files that references may lead to, over the configured ones. */
  readonly allowRefs?: readonly string[] | undefined;
  /** Compare only, write nothing. */
  readonly check?: boolean | undefined;
  /** The same, for who wants to see what would be written. */
  readonly dryRun?: boolean | undefined;
  readonly readStdin?: (() => Promise<Uint8Array>) | undefined;
  /** From where the references of standard input lead; the working folder otherwise. */
  readonly base?: string | undefined;
  /** How problems call the description: where it comes from, if that is not where it is read. */
  readonly label?: string | undefined;
  /** Hears what is being done, step by step. */
  readonly onStage?: ((step: string) => void) | undefined;
  /** Hears the location of each further file that was read, or could not be. */
  readonly onFile?: ((location: string) => void) | undefined;
  /** Found before: they are told with those of the input, and nothing is made. */
  readonly problems?: readonly Problem[] | undefined;
}

export interface Generation {
  readonly summary: Summary;
  readonly check: boolean;
  /** Whether the output was left as it is, to be compared only. */
  readonly dry: boolean;
  /** The output folder as it was named. */
  readonly output: string;
  /** How the output on disk differed from what the description makes. */
  readonly state: OutputState;
  /** What of the description reaches no method. */
  readonly notes: readonly Note[];
  /** The methods whose calls without options change variant. */
  readonly switched: readonly SwitchedDefault[];
  /** What importers of the client will notice; empty where there was no output before. */
  readonly exports: readonly ExportChange[];
}

/**
 * Makes the output folder hold the client of a description.
 * @throws ProblemsError with everything that is wrong with the settings or the description; the output is untouched then.
 */
export async function generate(options: GenerateOptions): Promise<Generation> {
  const { config: settings, name, ...published } = await readInput(options);
  const { source, overlay, files: further } = published;
  const config = { ...settings, include: [...(options.include ?? settings.include)] };
  const output = options.out ?? pathFrom(config.folder, config.output);
  const runtime = runtimeOf(options, config, output);
  const sources = overlay === undefined ? [source] : [source, overlay.source];
  const input = {
    sources,
    settings: settingsOf(config, runtime, allowedBy(options, config)),
    output,
  };
  const check = options.check ?? false;
  const dry = check || (options.dryRun ?? false);
  const known = await recall(config.folder, input);
  if (known !== undefined) {
    for (const location of known.further) options.onFile?.(location);
    const notes = await inSettings(known.notes, options.config);
    return unchanged({ ...known, notes }, { check, dry, output });
  }

  options.onStage?.("reading");
  const { document, within } = await named(name, () => describe(published));
  await named(name, () => refuseEmpty(document));
  options.onStage?.("folding");
  // the rows are about the configured description; another one need not have their operations
  const rows = options.spec === undefined ? config : matchingRows(document, config);
  const by = { rows, settings, path: options.config };
  const folded = await named(name, () =>
    toldInSettings(by, () => within(() => model(document, rows))),
  );
  options.onStage?.("generating");
  const stage = await import("./emit/index.ts"); // heavy: only for input that is right
  const files = await stage.emit(folded, {
    runtime,
    extension: config.importExtension,
    spec: { sha256: document.sha256 },
  });

  const before = await stage.readOutput(output);
  const switched = switchedDefaults(stage.manifestMethods(before.get("manifest.json")), folded);
  const exports = stage.changedExports(before, files);
  const state = await (dry ? stage.compareOutput : stage.writeOutput)(output, files);
  const notes = [...(document.notes ?? []), ...unusedRows(document, givenRows(config), config)];
  const made = { summary: summaryOf(folded), notes, foreign: state.foreign };
  if (!dry) await remember(config.folder, input, { ...made, files, further: further.bytes });
  const told = await inSettings(notes, options.config);
  return { ...made, notes: told, check, dry, output, state, switched, exports };
}

interface GivenInput extends Published {
  /** Of the description. */
  readonly name: string;
  readonly config: Config;
  readonly files: Files;
}

/** @throws ProblemsError with what is wrong with the command line, the settings and the description, at once. */
async function readInput(options: GenerateOptions): Promise<GivenInput> {
  const { readStdin } = options;
  const problems = [...(options.problems ?? [])];
  const config = await attempt(problems, () => readConfig(options.config));
  const spec =
    config === undefined ? options.spec : await attempt(problems, () => sourceOf(options, config));
  const source =
    spec === undefined ? spec : await attempt(problems, () => readSource(spec, { readStdin }));
  const name = options.label ?? spec ?? "";
  const overlay = await attempt(problems, () => readOverlay(config));
  const files = new Files(options.base ?? spec, {
    allowed: allowedBy(options, config),
    onFile: options.onFile,
  });
  if (problems.length === 0 && config !== undefined && source !== undefined)
    return { config, source, overlay, files, name };
  if (source !== undefined)
    await attempt(problems, () => named(name, () => describe({ source, files })));
  throw new ProblemsError(problems);
}

function unchanged(
  { summary, notes, foreign }: Remembered,
  run: Pick<Generation, "check" | "dry" | "output">,
): Generation {
  const state = { stale: [], missing: [], removed: [], foreign };
  return { ...run, summary, state, notes, switched: [], exports: [] };
}

/** The settings by which the output is made; where it comes from and goes to is told apart. */
function settingsOf(
  {
    importExtension,
    twins,
    paging,
    names,
    typeNames,
    include,
    idempotent,
    enums,
    streams,
    ownedHeaders,
  }: Config,
  runtime: string,
  allowed: Allowed,
): unknown {
  const rows = {
    twins,
    paging,
    names,
    typeNames,
    include,
    idempotent,
    enums,
    streams,
    ownedHeaders,
  };
  return { ...rows, runtime, importExtension, allowed };
}

/** Whether the output on disk is not what the description makes. */
export function isStale({ stale, missing, removed }: OutputState): boolean {
  return stale.length + missing.length + removed.length > 0;
}

/** What it has instead is told: that webhooks become no methods may be what its author does not know. */
function refuseEmpty({ operations, notes = [] }: Document): void {
  if (operations.length > 0) return;
  const message = "the description has no operations, so that there is nothing to call";
  throw new ProblemsError([
    {
      code: "structure",
      message: [message, ...notes.map((note) => note.message)].join("; "),
      advice: "add one, or name another description",
      pointer: "/paths",
    },
  ]);
}

const NO_SOURCE: Problem = {
  code: "usage",
  message: "no description is named",
  advice:
    "give --spec <path|url|-> or set spec in twinfold.config.json, which twinfold init writes",
};

/** --check asks no server, so that it says the same tomorrow: what `update` took in is what it checks against. */
const NO_COPY: Problem = {
  code: "usage",
  message: "--check works offline, and no copy of the description was taken in",
  advice: "run `twinfold update <url>` once and commit what it writes",
};

/** The configured address stands for the copy that `update` took in, where there is one. */
async function sourceOf({ spec, check }: GenerateOptions, config: Config): Promise<string> {
  const source = spec ?? config.spec;
  if (source === undefined) throw new ProblemsError([NO_SOURCE]);
  const isUrl = /^https?:\/\//i.test(source);
  if (spec !== undefined && !(isUrl && check === true)) return source;
  if (!isUrl) return pathFrom(config.folder, source);
  const copy = await (await import("./lock.ts")).copyOf(config.folder, source); // only for who needs it
  if (copy !== undefined) return pathFrom(config.folder, copy);
  if (check !== true) return source;
  throw new ProblemsError([NO_COPY]);
}

export function allowedBy(
  { allowRefs }: Pick<GenerateOptions, "allowRefs">,
  config: Config | undefined,
): Allowed {
  return allowRefs === undefined
    ? allowedOf(config?.allowRefs ?? [], config?.folder ?? "")
    : allowedOf(allowRefs, "");
}

/** The configured overlay, if there is one. */
export async function readOverlay(config: Config | undefined): Promise<Published["overlay"]> {
  if (config?.overlay === undefined) return undefined;
  const path = pathFrom(config.folder, config.overlay);
  return { path, source: await readSource(path, {}) };
}

/** A path of the configuration, from the working folder: short in messages. */
function pathFrom(folder: string, path: string): string {
  return relative("", resolve(folder, path)) || ".";
}

/** A runtime named by path is imported by the path from the output to it; any other specifier as it stands. */
function runtimeOf({ runtime }: GenerateOptions, config: Config, output: string): string {
  const folder = runtime === undefined ? config.folder : "";
  const specifier = runtime ?? config.runtime;
  if (!/^\.{0,2}\//.test(specifier)) return specifier;
  const path = relative(output, resolve(folder, specifier)).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
