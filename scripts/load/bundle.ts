/** A description and its further files as one piece of data, so that whoever reads it needs to know of one root only. */
import type { Files } from "./files.ts";
import { ROOT, type Place } from "./place.ts";
import { isMap } from "./shape.ts";

/** Where the further files stand, each by its name as the description sees it. */
export const FILES = "x-files";

/**
 * The data themselves where they refer to nothing beyond them; else a copy with the files that were read under
 * `x-files`, to which the references lead. A reference to a file that was not read stays one.
 */
export function bundle(root: unknown, files: Files): unknown {
  if (files.bytes.size === 0 || !isMap(root)) return root;
  const further: Record<string, unknown> = {};
  const open = [{ value: root as unknown, place: ROOT }];
  const copies: unknown[] = [];
  const told = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const { value, place } = file;
    const name = place.file === undefined ? undefined : files.nameOf(place.file);
    const lead = (ref: string): string => {
      const found = files.find(ref, place, root);
      if ("reason" in found) return files.reach(ref, place);
      if (found.place.file !== undefined && !told.has(found.place.file)) {
        told.add(found.place.file);
        open.push(found);
      }
      return rewritten(ref, found.place, files);
    };
    const copy = copied(value, lead, new Map());
    if (name === undefined) copies.push(copy);
    else further[name] = copy;
  }
  const [whole] = copies;
  return { ...(whole as object), [FILES]: further }; // a copy of a map
}

function rewritten(ref: string, { file }: Place, files: Files): string {
  const hash = ref.indexOf("#");
  const fragment = hash === -1 ? "" : ref.slice(hash + 1);
  if (file === undefined) return `#${fragment}`;
  const key = files.nameOf(file).replaceAll("~", "~0").replaceAll("/", "~1");
  return `#/${FILES}/${encodeURIComponent(key)}${fragment}`;
}

/** What is shared stays shared: the guard has seen to it that nothing holds itself. */
function copied(
  value: unknown,
  lead: (ref: string) => string,
  known: Map<unknown, unknown>,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (known.has(value)) return known.get(value);
  const copy = Array.isArray(value)
    ? value.map((it) => copied(it, lead, known))
    : Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          key === "$ref" && typeof member === "string"
            ? lead(member)
            : key === "mapping" && isMap(member)
              ? mapped(member, lead)
              : key === "defaultMapping"
                ? meant(member, lead)
                : copied(member, lead, known),
        ]),
      );
  known.set(value, copy);
  return copy;
}

/** The values of a discriminator. */
function mapped(mapping: object, lead: (ref: string) => string): object {
  return Object.fromEntries(
    Object.entries(mapping).map(([key, ref]: [string, unknown]) => [key, meant(ref, lead)]),
  );
}

/** A bare name is that of a schema, as it is. */
function meant(ref: unknown, lead: (ref: string) => string): unknown {
  return typeof ref === "string" && /[./#]/.test(ref) ? lead(ref) : ref;
}
