/** What a run of `generate` is given, by its options or else by the settings. */
import { relative, resolve, sep } from "node:path";
import { type Config, readConfig } from "./config.ts";
import { describe, type Published } from "./description.ts";
import { attempt, ProblemsError, type Problem } from "./diagnostics.ts";
import { allowedOf, Files, readSource, type Allowed, type Wanted } from "./load/index.ts";
import { named } from "./named-source.ts";

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

export interface GivenInput extends Published {
  /** Of the description. */
  readonly name: string;
  readonly config: Config;
  readonly files: Files;
}

/** @throws ProblemsError with what is wrong with the command line, the settings and the description, at once. */
export async function readInput(options: GenerateOptions): Promise<GivenInput> {
  const { readStdin } = options;
  const problems = [...(options.problems ?? [])];
  const config = await attempt(problems, () => readConfig(options.config));
  const spec =
    config === undefined ? options.spec : await attempt(problems, () => sourceOf(options, config));
  const read =
    spec === undefined ? spec : await attempt(problems, () => readSource(spec, { readStdin }));
  const name = options.label ?? spec ?? "";
  const overlay = await attempt(problems, () => readOverlay(config));
  const source = read?.bytes;
  const files = new Files(options.base ?? read?.location, {
    allowed: allowedBy(options, config),
    onFile: options.onFile,
  });
  if (problems.length === 0 && config !== undefined && source !== undefined)
    return { config, source, overlay, files, name };
  const wanted = config && wantedBy(config, options.include);
  if (source !== undefined)
    await attempt(problems, () => named(name, () => describe({ source, files, wanted })));
  throw new ProblemsError(problems);
}

const NO_SOURCE: Problem = {
  code: "usage",
  message: "no description is named",
  advice:
    "give --spec <path|url|->, or --config where settings are elsewhere, or set spec in twinfold.config.json, which twinfold init writes",
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

/** The operations that settings ask for, and the schemas that they name. */
export function wantedBy(config: Config, include: Wanted["include"] = config.include): Wanted {
  return { include, schemas: config.streams.flatMap(({ events }) => events ?? []) };
}

/** The configured overlay, if there is one. */
export async function readOverlay(config: Config | undefined): Promise<Published["overlay"]> {
  if (config?.overlay === undefined) return undefined;
  const path = pathFrom(config.folder, config.overlay);
  return { path, source: (await readSource(path, {})).bytes };
}

/** A path of the configuration, from the working folder: short in messages. */
export function pathFrom(folder: string, path: string): string {
  return relative("", resolve(folder, path)) || ".";
}

/** A runtime named by path is imported by the path from the output to it; any other specifier as it stands. */
export function runtimeOf({ runtime }: GenerateOptions, config: Config, output: string): string {
  const folder = runtime === undefined ? config.folder : "";
  const specifier = runtime ?? config.runtime;
  if (!/^\.{0,2}\//.test(specifier)) return specifier;
  const path = relative(output, resolve(folder, specifier)).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The settings by which the output is made; where it comes from and goes to is told apart. */
const MAKING = [
  "twins",
  "paging",
  "names",
  "typeNames",
  "include",
  "idempotent",
  "enums",
  "streams",
  "ownedHeaders",
  "importExtension",
] as const satisfies readonly (keyof Config)[];

/** What the output depends on besides the description. */
export function settingsOf(config: Config, runtime: string, allowed: Allowed): unknown {
  const making = Object.fromEntries(MAKING.map((name) => [name, config[name]]));
  return { ...making, runtime, allowed };
}
