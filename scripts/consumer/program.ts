/** A consumer's sources as a program of the compiler, with one version of the client laid over the one on disk. */
import { dirname, join, sep } from "node:path";
import type ts from "typescript";
import { compiler } from "../typescript.ts";
import {
  type ClientPlace,
  holdsClient,
  isOfPackage,
  moduleOf,
  ownModule,
  packageFolder,
  runtimeSpecifier,
} from "./client-place.ts";

/** What a version of the client consists of, for an import of the runtime by that specifier. */
export type ClientTexts = (runtime: string) => ReadonlyMap<string, string>;

export interface ProgramOptions {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly settings: ts.CompilerOptions;
  readonly place: ClientPlace;
  /** By which a client that is not on disk yet imports the runtime. */
  readonly runtime: string;
  /** Sources that both versions share. */
  readonly shared: Map<string, ts.SourceFile>;
}

export interface ConsumerProgram {
  readonly program: ts.Program;
  /** Whether a file is of the generated client. */
  readonly isClient: (path: string) => boolean;
  /** What the client imports and is nowhere to be found. */
  readonly missing: ReadonlySet<string>;
  /** The folders of the packages that are imported as the client. */
  readonly packages: ReadonlySet<string>;
}

export function consumerProgram(texts: ClientTexts, options: ProgramOptions): ConsumerProgram {
  const overlay = new Overlay(texts, options);
  const host = overlay.host();
  return {
    program: compiler.createProgram([...options.files], options.settings, host),
    isClient: (path) => overlay.text(path) !== undefined,
    missing: overlay.missing,
    packages: overlay.packages,
  };
}

/** The files of the client in every folder in which it is found. */
class Overlay {
  readonly missing = new Set<string>();
  readonly packages = new Set<string>();
  readonly #texts: ClientTexts;
  readonly #options: ProgramOptions;
  readonly #folders = new Map<string, ReadonlyMap<string, string>>();
  readonly #cache: ts.ModuleResolutionCache;

  constructor(texts: ClientTexts, options: ProgramOptions) {
    this.#texts = texts;
    this.#options = options;
    this.#cache = compiler.createModuleResolutionCache(
      options.settings.baseUrl ?? "/",
      (name) => name,
    );
    this.#add(options.place.folder);
  }

  #add(folder: string): void {
    const runtime = runtimeSpecifier(folder) ?? this.#options.runtime;
    this.#folders.set(folder, this.#texts(runtime));
  }

  text(path: string): string | undefined {
    const name = path.endsWith(".d.ts") ? undefined : moduleOf(path);
    return name === undefined
      ? undefined
      : this.#folders.get(dirname(path).replaceAll("/", sep))?.get(name);
  }

  host(): ts.CompilerHost {
    const { settings, shared } = this.#options;
    const host = compiler.createCompilerHost(settings, true);
    const read = host.getSourceFile;
    return {
      ...host,
      fileExists: (path) => this.text(path) !== undefined || host.fileExists(path),
      readFile: (path) => this.text(path) ?? host.readFile(path),
      directoryExists: (path) => this.#isFolder(path),
      getSourceFile: (path, version, ...rest) => {
        const text = this.text(path);
        if (text !== undefined) return compiler.createSourceFile(path, text, version, true);
        const file = shared.get(path) ?? read(path, version, ...rest);
        if (file !== undefined) shared.set(path, file);
        return file;
      },
      resolveModuleNameLiterals: (literals, from, redirected, _, source) =>
        literals.map((literal) => ({
          resolvedModule: this.#resolve(literal.text, {
            from,
            redirected,
            mode: compiler.getModeForUsageLocation(source, literal, settings),
          }),
        })),
    };
  }

  #resolve(name: string, { from, redirected, mode }: Usage): ts.ResolvedModuleFull | undefined {
    const { settings, place } = this.#options;
    const host = {
      ...compiler.sys,
      fileExists: (path: string) => this.text(path) !== undefined || compiler.sys.fileExists(path),
      directoryExists: (path: string) => this.#isFolder(path),
    };
    const { resolvedModule } = compiler.resolveModuleName(
      name,
      from,
      settings,
      host,
      this.#cache,
      redirected,
      mode,
    );
    const own = ownModule(name, place.project);
    const found = own === undefined ? resolvedModule : moduleAt(own);
    if (found === undefined && this.text(from) !== undefined) this.missing.add(name);
    return found === undefined ? undefined : (this.#generated(found, name) ?? found);
  }

  #isFolder(path: string): boolean {
    return this.#folders.has(path.replaceAll("/", sep)) || compiler.sys.directoryExists(path);
  }

  /** The module of this version in place of one on disk; undefined where it is none of the client. */
  #generated(found: ts.ResolvedModuleFull, name: string): ts.ResolvedModuleFull | undefined {
    const { resolvedFileName: path } = found;
    if (this.#options.place.specifiers.some((it) => isOfPackage(name, it)))
      this.packages.add(packageFolder(path));
    const module = moduleOf(path);
    if (module === undefined) return undefined;
    const folder = dirname(path).replaceAll("/", sep);
    const isInPackage = [...this.packages].some((it) => folder.startsWith(it + sep));
    if (!this.#folders.has(folder) && isInPackage && holdsClient(folder)) this.#add(folder);
    return this.#folders.has(folder) ? moduleAt(join(folder, `${module}.ts`)) : undefined;
  }
}

interface Usage {
  readonly from: string;
  readonly redirected: ts.ResolvedProjectReference | undefined;
  readonly mode: ts.ResolutionMode;
}

function moduleAt(path: string): ts.ResolvedModuleFull {
  const extension = path.endsWith(".d.ts") ? compiler.Extension.Dts : compiler.Extension.Ts;
  return { resolvedFileName: path, extension, isExternalLibraryImport: false };
}
