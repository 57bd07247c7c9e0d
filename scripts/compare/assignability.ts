/** The second judge: the TypeScript compiler, asked whether the types of one version stand for those of the other. */
import ts from "typescript";
import type { CompilerVerdict, Direction } from "./change.ts";

/** What is asked: two exported types of the same part of a method, one of each version. */
export interface Question {
  readonly method: string;
  readonly variant: string;
  readonly direction: Direction;
  readonly before: string;
  readonly after: string;
}

/** The text of `schema.ts`, as it is generated for each version. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  lib: ["lib.es5.d.ts"], // all that types of data need; the whole of lib.dom takes longer than the question
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/** What generated types take from the platform. */
const PLATFORM = `
interface Blob { readonly size: number; readonly type: string; arrayBuffer(): unknown }
interface File extends Blob { readonly name: string; readonly lastModified: number }
`;

/** What was asked of the older version must be a request of the newer one; what the newer answers, an answer of the older. */
export function askCompiler(texts: Texts, questions: readonly Question[]): CompilerVerdict[] {
  const lines = questions.map(({ direction, before, after }, index) => {
    const [from, to] =
      direction === "request"
        ? [`Old.${before}`, `New.${after}`]
        : [`New.${after}`, `Old.${before}`];
    return `export const q${index}: ${to} = undefined! as ${from};`;
  });
  const head = [
    'import type * as Old from "./before.ts";',
    'import type * as New from "./after.ts";',
  ];
  const files = new Map([
    ["/platform.d.ts", PLATFORM],
    ["/before.ts", texts.before],
    ["/after.ts", texts.after],
    ["/questions.ts", [...head, ...lines].join("\n")],
  ]);
  const program = ts.createProgram(["/platform.d.ts", "/questions.ts"], OPTIONS, hostOf(files));
  const source = program.getSourceFile("/questions.ts");
  const messages = new Map<number, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    messages.set(line - head.length, ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  return questions.map(({ method, variant, direction }, index) => {
    const message = messages.get(index) ?? null;
    return { method, variant, direction, assignable: message === null, message };
  });
}

/** Read once however often is asked. */
const LIBRARIES = new Map<string, ts.SourceFile>();

/** The libraries come from the compiler's own folder, everything else from memory. */
function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  return {
    ...host,
    getCurrentDirectory: () => "/",
    fileExists: (name) => files.has(name) || host.fileExists(name),
    readFile: (name) => files.get(name) ?? host.readFile(name),
    getSourceFile: (name, language, ...rest) => {
      const text = files.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, language, true);
      const library = LIBRARIES.get(name) ?? host.getSourceFile(name, language, ...rest);
      if (library !== undefined) LIBRARIES.set(name, library);
      return library;
    },
  };
}
