/** Where a `$ref` leads. References to anything but schemas are resolved in place, those to schemas are kept. */
import { keysOf, placeOf, pointerTo, type Place } from "./place.ts";
import { isMap, type Reader } from "./shape.ts";

export interface Located {
  readonly value: unknown;
  readonly place: Place;
}

const ADVICE = {
  "ref-external":
    "allow it by --allow-refs <folder or origin>, or bundle the description into one file first",
  "ref-broken": "correct it, or add what it names",
};

/** The value that `ref` names, or undefined once the reason why there is none is reported. */
export function locate(reader: Reader, ref: string, from: Place): Located | undefined {
  const file = reader.files.find(ref, from, reader.root);
  if ("reason" in file) {
    reader.report(file.code, from, `"${ref}" ${file.reason}`, ADVICE[file.code]);
    return undefined;
  }
  const hash = ref.indexOf("#");
  const place = placeOf(hash === -1 ? "#" : ref.slice(hash), file.place);
  let value: unknown = place === undefined ? undefined : file.value;
  for (const key of place === undefined ? [] : keysOf(place)) {
    const inside = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = inside ? (value as Record<string, unknown>)[key] : undefined; // own, so it may be indexed
  }
  if (place !== undefined && value !== undefined) return { value, place };
  reader.report("ref-broken", from, `"${ref}" leads nowhere`, ADVICE["ref-broken"]);
  return undefined;
}

/** The value itself, or what its `$ref` (and the one found there, and so on) leads to. */
export function follow(reader: Reader, value: unknown, place: Place): Located | undefined {
  const seen = new Set<string>();
  let here: Located | undefined = { value, place };
  while (here !== undefined && isMap(here.value) && "$ref" in here.value) {
    const from: Place = { parent: here.place, key: "$ref" };
    const ref = reader.text(here.value["$ref"], from);
    const pointer = pointerTo(here.place);
    if (seen.has(pointer)) {
      reader.report("ref-cycle", from, `"${String(ref)}" leads back to itself`, "break the circle");
      return undefined;
    }
    seen.add(pointer);
    here = ref === undefined ? undefined : locate(reader, ref, from);
  }
  return here;
}
