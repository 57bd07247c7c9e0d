/** The further files of a description: read before it is, as far as they are allowed, and found by references. */
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { isUrl, NOTHING_ALLOWED, readAllowed, Refused, type Allowed } from "./allowed.ts";
import { guard } from "./guard.ts";
import { parse } from "./parse.ts";
import { ROOT, rootOf, splitPointer, type Place } from "./place.ts";
import { withPositions } from "./position.ts";
import { referencesIn } from "./raw-references.ts";
import { isMap } from "./shape.ts";
import { label, MAX_BYTES, type SourceOptions } from "./source.ts";

const MAX_FILES = 1000;

interface FoundFile {
  readonly value: unknown;
  /** Its root. */
  readonly place: Place;
}

/** Why a reference cannot be followed. */
interface Unfound {
  readonly code: "ref-external" | "ref-broken";
  readonly reason: string;
}

export interface FilesOptions extends SourceOptions {
  readonly allowed?: Allowed | undefined;
  /** Reads the files instead, as far as they are allowed, where they stand neither on the disk nor at a URL. */
  readonly readFile?: typeof readAllowed | undefined;
  /** Hears the location of each further file that is allowed, whether it can be read or not. */
  readonly onFile?: ((location: string) => void) | undefined;
}

export class Files {
  /** By the location of each file, for memory and messages. */
  readonly bytes = new Map<string, Uint8Array>();
  readonly #base: string;
  readonly #options: FilesOptions;
  readonly #found = new Map<string, FoundFile | Unfound>();
  /** Locations by how messages call them. */
  readonly #labels = new Map<string, string>();

  /** @param source of the description: a path, a URL, or `-`, from which paths lead as from the working folder */
  constructor(source = "-", options: FilesOptions = {}) {
    this.#base = isUrl(source) ? new URL(source).href : resolve(source);
    this.#options = options;
  }

  /** Reads every file that the data refer to, and those that these refer to. */
  async read(root: unknown): Promise<void> {
    const { folders, origins } = this.#options.allowed ?? NOTHING_ALLOWED;
    if (folders.length + origins.length === 0) return;
    for (const location of [this.#base, this.#selfOf(root)])
      if (location !== undefined) this.#found.set(location, { value: root, place: ROOT });
    const open = [{ data: root, base: this.#base }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const ref of referencesIn(next.data)) {
        const location = locationOf(ref, next.base);
        if (location === undefined || this.#found.has(location)) continue;
        const file = await this.#readOne(location);
        this.#found.set(location, file);
        const { file: name = "" } = "place" in file ? file.place : {};
        if ("place" in file)
          open.push({ data: file.value, base: this.#labels.get(name) ?? location });
      }
    }
  }

  /** The root of the file that a reference leads to: its own for `#/…`. */
  find(ref: string, from: Place, root: unknown): FoundFile | Unfound {
    const own = rootOf(from);
    const base = own.file === undefined ? this.#base : this.#labels.get(own.file);
    const location = ref.startsWith("#") ? base : locationOf(ref, base ?? "");
    const self = this.#selfOf(root);
    const isSelf =
      self !== undefined && self === locationOf(ref, own.file === undefined ? self : (base ?? ""));
    if (location === this.#base || isSelf) return { value: root, place: ROOT };
    const reason = "leads out of the description";
    return this.#found.get(location ?? "") ?? { code: "ref-external", reason };
  }

  /** Where the description says that it stands (OpenAPI 3.2): by that references mean it, wherever it was found. */
  #selfOf(root: unknown): string | undefined {
    const { $self } = isMap(root) ? root : {};
    return typeof $self === "string" ? locationOf($self, this.#base) : undefined;
  }

  /** What the description would call a file: the same wherever both lie. */
  nameOf(file: string): string {
    return this.#seen(this.#labels.get(file) ?? file);
  }

  /** A reference of a file as the description would write it. */
  reach(ref: string, from: Place): string {
    const { file } = rootOf(from);
    const base = file === undefined ? this.#base : (this.#labels.get(file) ?? "");
    const location = ref.startsWith("#") ? base : locationOf(ref, base);
    const [, fragment] = ref.split("#", 2);
    if (location === undefined || file === undefined) return ref;
    return this.#seen(location) + (fragment === undefined ? "" : `#${fragment}`);
  }

  #seen(location: string): string {
    const [from, to] = [this.#base, location].map((it) =>
      isUrl(it)
        ? { origin: new URL(it).origin, path: decoded(new URL(it).pathname) }
        : { origin: "", path: it },
    );
    if (from?.origin !== to?.origin) return isUrl(location) ? label(location) : location;
    return relative(dirname(from?.path ?? ""), to?.path ?? "")
      .split(sep)
      .join("/");
  }

  /** Problems of further files with their file, line and column; the others as `own` places them. */
  locate(
    problems: readonly Problem[],
    own: (problems: readonly Problem[]) => readonly Problem[],
  ): readonly Problem[] {
    const byFile = new Map<string | undefined, Problem[]>();
    for (const problem of problems) {
      const split = problem.pointer === undefined ? {} : splitPointer(problem.pointer);
      const { file } = split as { readonly file?: string }; // the description has none
      byFile.set(file, [...(byFile.get(file) ?? []), { ...problem, ...split }]);
    }
    return [...byFile].flatMap(([file, some]) => {
      if (file === undefined) return own(some);
      const bytes = this.bytes.get(this.#labels.get(file) ?? "");
      return bytes === undefined ? some : withPositions(some, bytes);
    });
  }

  async #readOne(location: string): Promise<FoundFile | Unfound> {
    if (this.#found.size > MAX_FILES)
      return { code: "ref-external", reason: `is one of more than ${MAX_FILES} files` };
    const used = [...this.bytes.values()].reduce((sum, { length }) => sum + length, 0);
    try {
      const options = { ...this.#options, maxBytes: MAX_BYTES - used };
      const { allowed = NOTHING_ALLOWED, readFile = readAllowed } = this.#options;
      const file = await readFile(location, allowed, options);
      this.#options.onFile?.(location);
      const known = this.#found.get(file.location);
      if (known !== undefined) return known;
      const name = nameOf(file.location);
      const value = guard(parse(file.bytes, name), file.bytes.length);
      const found = { value, place: { parent: null, key: "", file: name } };
      this.bytes.set(file.location, file.bytes);
      this.#labels.set(name, file.location);
      this.#found.set(file.location, found);
      return found;
    } catch (error) {
      if (error instanceof Refused)
        return { code: "ref-external", reason: `cannot be followed: ${error.message}` };
      if (!(error instanceof ProblemsError)) throw error;
      this.#options.onFile?.(location);
      return { code: "ref-broken", reason: `leads nowhere: ${error.message.split("\n")[0]}` };
    }
  }
}

/** Where a reference leads from a file; undefined where that is neither a path nor an http(s) URL. */
function locationOf(ref: string, base: string): string | undefined {
  const [path = ""] = ref.split("#", 1);
  try {
    if (isUrl(path) || isUrl(base)) {
      const { href } = new URL(path, isUrl(base) ? base : undefined);
      return isUrl(href) ? href : undefined;
    }
    if (/^file:\/\//i.test(path)) return fileURLToPath(path);
    if (/^[a-z][a-z\d+.-]+:/i.test(path)) return undefined;
    return resolve(dirname(base), decodeURIComponent(path));
  } catch {
    return undefined;
  }
}

/** A path of a URL as a file system would call it. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Without the sign that parts it from a pointer. */
function nameOf(location: string): string {
  const name = isUrl(location) ? label(location) : relative("", location).split(sep).join("/");
  return name.replaceAll("#", "%23");
}
