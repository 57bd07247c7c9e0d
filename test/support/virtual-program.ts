/** A compiler's program over texts that stand for files of a folder, under the project's flags. */
import { dirname, join } from "node:path";
import ts from "typescript";
import { ROOT } from "./root.ts";

interface VirtualProgram {
  readonly program: ts.Program;
  /** The texts' files, as the program has them. */
  readonly files: readonly ts.SourceFile[];
  /** The one of this name. */
  file(name: string): ts.SourceFile;
}

interface VirtualOptions {
  /** Absolute; need not exist. */
  readonly folder: string;
  readonly options?: ts.CompilerOptions;
}

/** By name; one without a text is the file itself. */
type Texts = Readonly<Record<string, string | undefined>>;

export function virtualProgram(texts: Texts, { folder, options }: VirtualOptions): VirtualProgram {
  const settings = projectSettings({ noEmit: true, types: [], ...options });
  const byPath = new Map(Object.entries(texts).map(([name, text]) => [join(folder, name), text]));
  const names = [...byPath.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(names, settings, hostOf(byPath, settings));
  const file = (path: string): ts.SourceFile => {
    const found = program.getSourceFile(path);
    if (found === undefined) throw new Error(`${path} cannot be read`);
    return found;
  };
  return { program, files: names.map(file), file: (name) => file(join(folder, name)) };
}

function projectSettings(options: ts.CompilerOptions): ts.CompilerOptions {
  const path = join(ROOT, "tsconfig.json");
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(path, options, host);
  if (parsed === undefined) throw new Error(`${path} cannot be read`);
  return parsed.options;
}

/** What stands on disk, parsed once for all programs: the libraries are most of what a small one reads. */
const onDisk = new Map<string, ts.SourceFile | undefined>();

/** The texts of the program before, for the next one often asks about the same under other options. */
let before: ReadonlyMap<string, ts.SourceFile> = new Map();

function hostOf(
  texts: ReadonlyMap<string, string | undefined>,
  settings: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  const [known, parsed] = [before, new Map<string, ts.SourceFile>()];
  before = parsed;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = (path) => folders.has(path) || directoryExists?.(path) === true;
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path);
    if (text !== undefined) {
      const same = known.get(path);
      const file = same?.text === text ? same : ts.createSourceFile(path, text, version);
      parsed.set(path, file);
      return file;
    }
    const format = typeof version === "object" ? version.impliedNodeFormat : undefined;
    const key = `${format} ${path}`;
    if (!onDisk.has(key)) onDisk.set(key, getSourceFile(path, version, ...rest));
    return onDisk.get(key);
  };
  return host;
}
