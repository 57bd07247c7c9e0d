/** The compiler settings of a consumer's project, and the declarations that it adds for all its files. */
import { dirname } from "node:path";
import type ts from "typescript";
import { ProblemsError } from "../diagnostics.ts";
import { compiler } from "../typescript.ts";

export interface Project {
  readonly settings: ts.CompilerOptions;
  /** Declaration files of the project, absolute. */
  readonly declarations: readonly string[];
}

/** For sources without a tsconfig.json. */
const DEFAULTS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: compiler.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: compiler.ModuleKind.ESNext,
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
};

/** What a check of types needs whatever the project says. */
const FORCED: ts.CompilerOptions = {
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: false,
  skipLibCheck: true,
};

/**
 * By the file at `path`, or the nearest `tsconfig.json` above the first of the sources, or defaults.
 * @throws ProblemsError where the file is not understood.
 */
export function readProject(path: string | undefined, firstSource: string): Project {
  const file = path ?? compiler.findConfigFile(dirname(firstSource), compiler.sys.fileExists);
  if (file === undefined) return { settings: { ...DEFAULTS, ...FORCED }, declarations: [] };
  const host = { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: refuse };
  const parsed = compiler.getParsedCommandLineOfConfigFile(file, {}, host);
  if (parsed === undefined) throw new Error("a project that is not understood is refused");
  const [error] = parsed.errors.filter(({ code }) => code !== NO_INPUTS);
  if (error !== undefined) refuse(error);
  return {
    settings: { ...parsed.options, ...FORCED },
    declarations: parsed.fileNames.filter((name) => /\.d\.[cm]?ts$/.test(name)),
  };
}

/** "No inputs were found": the sources are named apart. */
const NO_INPUTS = 18003;

function refuse({ messageText, file }: ts.Diagnostic): never {
  throw new ProblemsError([
    {
      code: "config",
      message: `${file?.fileName ?? "tsconfig.json"}: ${compiler.flattenDiagnosticMessageText(messageText, " ")}`,
      advice: "name another with --tsconfig",
    },
  ]);
}
