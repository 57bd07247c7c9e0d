/** The second judge: the TypeScript compiler, asked whether the types of one version stand for those of the other. */
import type ts from "typescript";
import { compiler } from "../typescript.ts";
import type { Direction } from "./change.ts";
import { PLATFORM } from "./platform.ts";

/** What is asked: two exported types of the same part of a method, one of each version. */
export interface Question {
  readonly method: string;
  readonly variant: string;
  readonly direction: Direction;
  readonly before: string;
  readonly after: string;
}

/** The types that are asked about, and all that they reach, as a module of each version. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  noLib: true,
  types: [],
  target: compiler.ScriptTarget.ES2022,
  module: compiler.ModuleKind.ESNext,
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
};

/**
 * What was asked of the older version must be a request of the newer one; what the newer answers, an answer of the
 * older. For each question the reason why not, or null.
 */
export function askCompiler(texts: Texts, questions: readonly Question[]): (string | null)[] {
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
  const program = compiler.createProgram({
    rootNames: ["/platform.d.ts", "/questions.ts"],
    options: OPTIONS,
    host: hostOf(files),
  });
  const source = program.getSourceFile("/questions.ts");
  const messages = new Map<number, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    const text = compiler.flattenDiagnosticMessageText(messageText, "\n");
    messages.set(line - head.length, withSides(text));
  }
  return questions.map((_, index) => messages.get(index) ?? null);
}

/** Where types of one name are told apart the compiler writes `import("/after").Fruit`; a reader knows no such file. */
function withSides(message: string): string {
  return message.replaceAll(/import\("\/(before|after)"\)\./g, (_, side) =>
    side === "before" ? "Old." : "New.",
  );
}

/** Nothing but these files is there. */
function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    getDefaultLibFileName: () => "/lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, languageVersion) => {
      const text = files.get(name);
      return text === undefined
        ? undefined
        : compiler.createSourceFile(name, text, languageVersion);
    },
  };
}
