/** The compiler settings of a consumer's project, and the declarations that it adds for all its files. */
import { dirname } from "node:path";
import ts from "typescript";
import { ProblemsError } from "../diagnostics.ts";

export interface Project {
  readonly settings: ts.CompilerOptions;
  /** Declaration files of the project, absolute. */
  readonly declarations: readonly string[];
}

/** For sources without a tsconfig.json. */
const DEFAULTS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
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
  const file = path ?? ts.findConfigFile(dirname(firstSource), ts.sys.fileExists);
  if (file === undefined) return { settings: { ...DEFAULTS, ...FORCED }, declarations: [] };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuse };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
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
      message: `${file?.fileName ?? "tsconfig.json"}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
      advice: "name another with --tsconfig",
    },
  ]);
}
