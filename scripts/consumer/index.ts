/** A consumer's sources × two versions of its client → the lines that stop compiling, each with what caused it. */
import { relative, sep } from "node:path";
import type ts from "typescript";
import type { Change, ConsumerLine } from "../compare/change.ts";
import { ProblemsError } from "../diagnostics.ts";
import { compiler } from "../typescript.ts";
import { causesOf } from "./causes.ts";
import { type ClientOptions, placeOfClient } from "./client-place.ts";
import { evidenceOf } from "./evidence.ts";
import { type ClientTexts, type ConsumerProgram, consumerProgram } from "./program.ts";
import { readProject } from "./settings.ts";
import { findSources } from "./sources.ts";

export interface ConsumerOptions {
  /** Globs and paths of the sources, from the working folder. */
  readonly consumer: readonly string[];
  /** Path of the `tsconfig.json` by which they are checked; the nearest one otherwise. */
  readonly tsconfig?: string | undefined;
  /** The folder of the generated client, or the package by which they import it; as configured otherwise. */
  readonly client?: string | undefined;
}

export interface ConsumerCheck extends ConsumerOptions, Omit<ClientOptions, "client"> {
  /** By which a client that is not on disk yet imports the runtime. */
  readonly runtime: string;
  readonly before: ClientTexts;
  readonly after: ClientTexts;
  readonly changes: readonly Change[];
  /** The names of all methods of both versions: `messages.batches.create`. */
  readonly methods: readonly string[];
}

/**
 * Lines that compile against the older client and not against the newer one, by file and place.
 * @throws ProblemsError where there are no sources, none of them imports the client, or it has no runtime.
 */
export function checkConsumer(check: ConsumerCheck): ConsumerLine[] {
  const files = findSources(check.consumer);
  const { settings, declarations } = readProject(check.tsconfig, files[0] ?? "");
  const options = {
    files: [...files, ...declarations],
    settings,
    place: placeOfClient({ ...check, client: check.client }),
    runtime: check.runtime,
    shared: new Map<string, ts.SourceFile>(),
  };
  const [old, now] = [check.before, check.after].map((it) => consumerProgram(it, options));
  if (old === undefined || now === undefined) throw new Error("two versions give two programs");
  for (const side of [old, now]) requireClient(side, check);
  const known = new Set(failuresOf(old, files).map(lineOf));
  return failuresOf(now, files)
    .filter((failure) => !known.has(lineOf(failure)))
    .map((failure) => toLine(failure, { old, now, check }));
}

type Failure = ts.DiagnosticWithLocation;

/** Of the sources alone: what the client itself says is not theirs to mend. */
function failuresOf({ program }: ConsumerProgram, files: readonly string[]): Failure[] {
  return files.flatMap((name) => {
    const file = program.getSourceFile(name);
    const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return all.filter(
      (it): it is Failure =>
        it.category === compiler.DiagnosticCategory.Error && it.file !== undefined,
    );
  });
}

function lineOf({ file, start }: Failure): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line}`;
}

interface Sides {
  readonly old: ConsumerProgram;
  readonly now: ConsumerProgram;
  readonly check: ConsumerCheck;
}

function toLine(failure: Failure, { old, now, check }: Sides): ConsumerLine {
  const { line, character } = failure.file.getLineAndCharacterOfPosition(failure.start);
  const evidence = evidenceOf(failure, { old, now, methods: check.methods });
  return {
    file: relative("", failure.file.fileName).split(sep).join("/"),
    line: line + 1,
    column: character + 1,
    code: `TS${failure.code}`,
    message: compiler.flattenDiagnosticMessageText(failure.messageText, "\n"),
    causes: causesOf(evidence, check.changes),
  };
}

/** Without its client, or the client without its runtime, every line would compile as `any`. */
function requireClient(
  { program, isClient, missing, packages }: ConsumerProgram,
  check: ConsumerCheck,
): void {
  const hasClient = program.getSourceFiles().some(({ fileName }) => isClient(fileName));
  if (!hasClient && packages.size > 0)
    throw refusal(
      `the client is imported from ${[...packages].map((it) => relative("", it)).join(", ")}, whose types are in one piece: other versions cannot take their place`,
      "check sources that import a generated folder, as twinfold init makes it: --client ./generated",
    );
  if (!hasClient)
    throw refusal(
      `none of the sources of --consumer imports the client (${namesOf(check)})`,
      "name its folder or its package with --client",
    );
  if (missing.size > 0)
    throw refusal(
      `the client has no runtime: ${[...missing].join(", ")} is not found`,
      "install it where the client is, or set runtime in twinfold.config.json",
    );
}

function namesOf(check: ConsumerCheck): string {
  const { folder, specifiers } = placeOfClient({ ...check, client: check.client });
  return [...specifiers, relative("", folder) || "."].join(", ");
}

function refusal(message: string, advice: string): ProblemsError {
  return new ProblemsError([{ code: "usage", message, advice }]);
}
