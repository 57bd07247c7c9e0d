/** Load, model, emit, write: the pipeline as a sentence. */
import { inSettings } from "./config.ts";
import { describe } from "./description.ts";
import { ProblemsError } from "./diagnostics.ts";
import type { ExportChange, OutputState } from "./emit/index.ts";
import {
  allowedBy,
  type GenerateOptions,
  pathFrom,
  readInput,
  runtimeOf,
  settingsOf,
  wantedBy,
} from "./generate-input.ts";
import { matchingRows, model, untakenStreams, unusedRows } from "./model/index.ts";
import type { Document, Note } from "./model/document.ts";
import { named } from "./named-source.ts";
import { recall, remember, type Remembered } from "./memory.ts";
import { givenRows } from "./settings.ts";
import { summaryOf, type Summary } from "./summary.ts";
import { switchedDefaults, type SwitchedDefault } from "./switched-defaults.ts";
import { toldInSettings } from "./told-in-settings.ts";

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
  const { document, within } = await named(name, () =>
    describe({ ...published, wanted: wantedBy(config) }),
  );
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
  const notes = [
    ...(document.notes ?? []),
    ...untakenStreams(document, rows.streams ?? []),
    ...unusedRows(document, givenRows(config), config),
  ];
  const made = { summary: summaryOf(folded), notes, foreign: state.foreign };
  if (!dry) await remember(config.folder, input, { ...made, files, further: further.bytes });
  const told = await inSettings(notes, options.config);
  return { ...made, notes: told, check, dry, output, state, switched, exports };
}

function unchanged(
  { summary, notes, foreign }: Remembered,
  run: Pick<Generation, "check" | "dry" | "output">,
): Generation {
  const state = { stale: [], missing: [], removed: [], foreign };
  return { ...run, summary, state, notes, switched: [], exports: [] };
}

/** Whether the output on disk is not what the description makes. */
export function isStale({ stale, missing, removed }: OutputState): boolean {
  return stale.length + missing.length + removed.length > 0;
}

/** What it has instead is told: that webhooks become no methods may be what its author does not know. */
function refuseEmpty({ operations, notes = [], rest }: Document): void {
  if (operations.length > 0 || (rest?.operations ?? []).length > 0) return;
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
