/** A compiler's program over texts that stand for files of this folder, under the project's flags. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const CONFIG = resolve(HERE, "../../tsconfig.json");

export interface VirtualProgram {
  readonly program: ts.Program;
  /** The file of this name, as the program has it. */
  file(name: string): ts.SourceFile;
  /** The lines of the file of this name that are wrong, from 0. */
  wrongLines(name: string): ReadonlySet<number>;
}

/** A name without a text is the file itself. */
export function createProgram(
  texts: Readonly<Record<string, string | undefined>>,
  options: ts.CompilerOptions = {},
): VirtualProgram {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    CONFIG,
    { noEmit: true, types: [], ...options },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (parsed === undefined) throw new Error(`${CONFIG} cannot be read`);
  const byPath = new Map(Object.entries(texts).map(([name, text]) => [join(HERE, name), text]));
  const host = ts.createCompilerHost(parsed.options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = byPath.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...byPath.keys()], parsed.options, host);
  const file = (name: string): ts.SourceFile => {
    const found = program.getSourceFile(join(HERE, name));
    if (found === undefined) throw new Error(`${name} cannot be read`);
    return found;
  };
  const wrongLines = (name: string): ReadonlySet<number> => {
    const source = file(name);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return new Set(found.map(({ start = 0 }) => source.getLineAndCharacterOfPosition(start).line));
  };
  return { program, file, wrongLines };
}
