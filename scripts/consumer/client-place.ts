/** Where a consumer's client is: a folder of generated files, or a package that has such a folder in it. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

export interface ClientPlace {
  /** A folder of generated files, whether they are there yet or not. */
  readonly folder: string;
  /** The packages by which the client may be imported. */
  readonly specifiers: readonly string[];
  /** The project of the configuration: where it is one of these packages, its own files are. */
  readonly project: string;
}

export interface ClientOptions {
  /** `--client`: a folder, or the specifier of a package. */
  readonly client: string | undefined;
  /** The configured output folder, absolute. */
  readonly output: string;
  /** The folder of the configuration, absolute. */
  readonly project: string;
}

const PACKAGE = "twinfold";
const PATH = /^\.{0,2}[/\\]|^[a-z]:/i;

export function placeOfClient({ client, output, project }: ClientOptions): ClientPlace {
  const { name } = manifestOf(project);
  const own = typeof name === "string" && name !== PACKAGE ? [PACKAGE, name] : [PACKAGE];
  if (client === undefined) return { folder: output, specifiers: own, project };
  const isFolder = PATH.test(client) || existsSync(client);
  return isFolder
    ? { folder: resolve(client), specifiers: own, project }
    : { folder: output, specifiers: [...own, client], project };
}

/** Whether an import is of the package or of a part of it. */
export function isOfPackage(name: string, specifier: string): boolean {
  return name === specifier || name.startsWith(`${specifier}/`);
}

/** The modules of a client that are generated, by their names without extension. */
const MODULES: readonly string[] = ["index", "methods", "schema"];

/** `schema` of `…/schema.d.ts`, where it is one of the generated modules. */
export function moduleOf(path: string): string | undefined {
  const name = basename(path).replace(/(\.d)?\.[cm]?tsx?$/, "");
  return MODULES.includes(name) ? name : undefined;
}

/** Whether all of a client is in the folder, as source or as declarations. */
export function holdsClient(folder: string): boolean {
  return MODULES.every((name) =>
    [".ts", ".d.ts"].some((extension) => existsSync(join(folder, name + extension))),
  );
}

/** The folder of the package that a file belongs to. */
export function packageFolder(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

/** A module of the project by the name of its package: its source, or the types that its manifest exports. */
export function ownModule(name: string, project: string): string | undefined {
  const manifest = manifestOf(project);
  if (typeof manifest.name !== "string" || !isOfPackage(name, manifest.name)) return undefined;
  const entry = manifest.exports?.[`.${name.slice(manifest.name.length)}`];
  const types = typeof entry === "string" ? entry : entry?.types;
  if (types === undefined) return undefined;
  const inside = types.replace(/^\.\/dist\//, "./").replace(/\.d\.ts$/, ".ts");
  const candidates = [inside, inside.replace("./", "./src/"), types];
  return candidates.map((path) => resolve(project, path)).find((path) => existsSync(path));
}

interface Manifest {
  readonly name?: unknown;
  readonly exports?: Readonly<Record<string, string | { readonly types?: string } | undefined>>;
}

function manifestOf(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest; // as npm has read it
  } catch {
    return {};
  }
}

/** How the client that is there imports its runtime; undefined where none is there. */
export function runtimeSpecifier(folder: string): string | undefined {
  const path = [".ts", ".d.ts"].map((end) => join(folder, `methods${end}`)).find(existsSync);
  if (path === undefined) return undefined;
  const imports = readFileSync(path, "utf8").matchAll(/^(?:import\b[^"]*|\} )from "([^"]+)"/gm);
  return [...imports]
    .map(([, specifier]) => specifier)
    .find((it = "") => !/^\.\/schema\.[tj]s$/.test(it));
}
