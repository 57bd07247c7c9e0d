/** Where in the description something stands: a chain of keys, spelled as a JSON pointer only when it is needed. */

export interface Place {
  readonly parent: Place | null;
  readonly key: string;
  /** Of the root of a further file: how messages call it. */
  readonly file?: string;
}

export const ROOT: Place = { parent: null, key: "" };

export function at(parent: Place, ...keys: readonly (string | number)[]): Place {
  return keys.reduce<Place>((place, key) => ({ parent: place, key: String(key) }), parent);
}

/** Where named schemas stand. */
export const SCHEMAS: Place = at(ROOT, "components", "schemas");

export function keysOf(place: Place): string[] {
  const keys: string[] = [];
  for (let here = place; here.parent !== null; here = here.parent) keys.push(here.key);
  return keys.toReversed();
}

/** RFC 6901; within a further file as the fragment of a URI: `fruit.yaml#/Apple`. */
export function pointerTo(place: Place): string {
  const pointer = keysOf(place)
    .map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
  const { file } = rootOf(place);
  return file === undefined ? pointer : `${file}#${pointer}`;
}

/** The file of {@link pointerTo} and the pointer within it. */
export function splitPointer(pointer: string): {
  readonly file?: string;
  readonly pointer: string;
} {
  const end = pointer.startsWith("/") ? -1 : pointer.indexOf("#");
  return end === -1
    ? { pointer }
    : { file: pointer.slice(0, end), pointer: pointer.slice(end + 1) };
}

export function rootOf(place: Place): Place {
  let here = place;
  while (here.parent !== null) here = here.parent;
  return here;
}

/** The place that the fragment of a URI names (`#/components/schemas/A%20B`), or undefined where it is no pointer. */
export function placeOf(fragment: string, root: Place = ROOT): Place | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(fragment.slice(1));
  } catch {
    return undefined;
  }
  if (decoded === "") return root;
  if (!decoded.startsWith("/") || /~(?![01])/.test(decoded)) return undefined;
  const keys = decoded.slice(1).split("/");
  return at(root, ...keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")));
}
