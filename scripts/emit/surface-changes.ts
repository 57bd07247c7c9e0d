/** Two outputs → what the importers of the client will notice: exports that are new, gone, renamed or changed. */
import type { GeneratedFile } from "./generated-file.ts";
import { manifestMethods } from "./manifest.ts";
import { type Exported, surfaceOf, type Texts } from "./surface.ts";

export interface ExportChange extends Pick<Exported, "kind" | "name"> {
  readonly change: "added" | "removed" | "renamed" | "changed";
  /** Under which name it is exported now, where it was renamed. */
  readonly to: string | null;
  /** Signatures of a method, or lines of a type, which only the old output has. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Sorted by name. An output that has no methods yet exports nothing that could change. */
export function changedExports(
  before: Texts,
  files: readonly GeneratedFile[],
): readonly ExportChange[] {
  const after: Texts = new Map(files.map(({ path, text }) => [path, text]));
  const isSame = ["methods.ts", "schema.ts"].every((it) => before.get(it) === after.get(it));
  if (isSame || !before.has("methods.ts")) return [];
  const [old, now] = [byKey(before), byKey(after)];
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, it]) => it);
  const come = [...now].filter(([key]) => !old.has(key)).map(([, it]) => it);
  const renamed = renamesOf(gone, come, [routesOf(before), routesOf(after)]);
  const targets = new Set(renamed.values());
  return [
    ...gone.map((it) => {
      const to = renamed.get(it);
      return to === undefined ? changeOf("removed", it, undefined) : changeOf("renamed", it, to);
    }),
    ...come.filter((it) => !targets.has(it)).map((it) => changeOf("added", undefined, it)),
    ...[...old].flatMap(([key, it]) => {
      const other = now.get(key);
      return other === undefined || textOf(it) === textOf(other)
        ? []
        : [changeOf("changed", it, other)];
    }),
  ].toSorted(byName);
}

function byKey(texts: Texts): Map<string, Exported> {
  return new Map(surfaceOf(texts).map((it) => [`${spaceOf(it)} ${it.name}`, it]));
}

/** An interface that becomes a type has changed; nobody has to import it otherwise. */
function spaceOf({ kind }: Exported): string {
  return kind === "interface" ? "type" : kind;
}

function changeOf(
  change: ExportChange["change"],
  old: Exported | undefined,
  now: Exported | undefined,
): ExportChange {
  const { kind, name } = old ?? now ?? { kind: "type", name: "" };
  const [before, after] = [old?.lines ?? [], now?.lines ?? []];
  return {
    change,
    kind,
    name,
    to: change === "renamed" ? (now?.name ?? null) : null,
    before: change === "removed" && kind !== "method" ? [] : without(before, after),
    after: change === "added" && kind !== "method" ? [] : without(after, before),
  };
}

/** The lines of `lines` that `others` has not, each as often as it is missing there. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** A method of the same endpoint, or a type of the same text: the one that is gone has this name now. */
function renamesOf(
  gone: readonly Exported[],
  come: readonly Exported[],
  [old, now]: readonly [Routes, Routes],
): ReadonlyMap<Exported, Exported> {
  const renames = new Map<Exported, Exported>();
  const before = byIdentity(gone, old);
  for (const [identity, [next, ...others]] of byIdentity(come, now)) {
    const [was, ...further] = before.get(identity) ?? [];
    const isOnly = others.length + further.length === 0;
    if (was !== undefined && next !== undefined && isOnly) renames.set(was, next);
  }
  return renames;
}

function byIdentity(exported: readonly Exported[], routes: Routes): Map<string, Exported[]> {
  const found = new Map<string, Exported[]>();
  for (const it of exported) {
    const identity = it.kind === "method" ? routes.get(it.name) : nameless(it);
    if (identity === undefined) continue;
    found.set(identity, [...(found.get(identity) ?? []), it]);
  }
  return found;
}

function nameless({ kind, name, lines }: Exported): string | undefined {
  if (kind === "class") return undefined; // follows from its methods
  const [first = "", ...others] = lines;
  return [first.replace(` ${name} `, " "), ...others].join("\n");
}

/** `POST /v1/messages/batches` by the name of the method. */
type Routes = ReadonlyMap<string, string>;

function routesOf(texts: Texts): Routes {
  const methods = manifestMethods(texts.get("manifest.json"));
  return new Map(methods.map(({ name, method, route }) => [name, `${method} ${route}`]));
}

function textOf({ kind, lines }: Exported): string {
  return [kind, ...lines].join("\n");
}

function byName(one: ExportChange, other: ExportChange): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
