/** Type-checks texts as files beside the real runtime, under the project's own flags and skipLibCheck false. */
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where the texts are as if they were; no such folder exists. */
const FOLDER = join(ROOT, "test/golden/virtual");

/** By which a text imports the runtime, also from a folder of golden files. */
export const RUNTIME = "../../../src/runtime.ts";

/** What the compiler says of the files, one line each; empty where they are right. */
export function compileErrors(
  files: readonly { readonly path: string; readonly text: string }[],
  options: ts.CompilerOptions = {},
): readonly string[] {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, "tsconfig.json"),
    { skipLibCheck: false, types: [], noEmit: true, noUnusedLocals: true, ...options },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (parsed === undefined) throw new Error("tsconfig.json cannot be read");
  const texts = new Map(files.map(({ path, text }) => [join(FOLDER, path), text]));
  const folders = new Set([FOLDER, ...[...texts.keys()].map((path) => dirname(path))]);
  const host = ts.createCompilerHost(parsed.options);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = (path) => folders.has(path) || directoryExists?.(path) === true;
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion);
  };
  const names = [...texts.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(names, parsed.options, host);
  // the runtime behind the files has a check of its own
  const found = names.flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
  );
  return found.map(formatDiagnostic);
}

function formatDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return message;
  return `${basename(file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ${message}`;
}
