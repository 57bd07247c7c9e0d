/** Type-checks texts as files beside the real runtime, under the project's own flags and skipLibCheck false. */
import { basename, join } from "node:path";
import ts from "typescript";
import { ROOT } from "./root.ts";
import { virtualProgram } from "./virtual-program.ts";

/** Where the texts are as if they were; no such folder exists. */
const FOLDER = join(ROOT, "test/golden/virtual");

/** By which a text imports the runtime, also from a folder of golden files. */
export const RUNTIME = "../../../src/runtime.ts";

/** What the compiler says of the files, one line each; empty where they are right. */
export function compileErrors(
  files: readonly { readonly path: string; readonly text: string }[],
  options: ts.CompilerOptions = {},
): readonly string[] {
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const { program, files: own } = virtualProgram(texts, {
    folder: FOLDER,
    options: { skipLibCheck: false, noUnusedLocals: true, ...options },
  });
  // the runtime behind the files has a check of its own
  return own.flatMap((file) => ts.getPreEmitDiagnostics(program, file)).map(formatDiagnostic);
}

function formatDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return message;
  return `${basename(file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ${message}`;
}
