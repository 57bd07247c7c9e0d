/** One action on one selected place: merged, appended or removed, as the Overlay Specification 1.0 says. */
import type { Origins } from "./origins.ts";
import type { Location } from "./select.ts";

export interface Target {
  readonly root: unknown;
  readonly origins: Origins;
}

export interface Update {
  readonly value: unknown;
  /** Of the value in the overlay. */
  readonly pointer: string;
}

type JsonMap = Record<string, unknown>;

/** Why an update does not fit, and where in the overlay; undefined where it was made. */
export type Misfit = { readonly message: string; readonly pointer: string } | undefined;

/** A map takes the fields of the update, a list takes the update as one more item. */
export function update({ root, origins }: Target, location: Location, given: Update): Misfit {
  const value = location.reduce<unknown>(step, root);
  if (Array.isArray(value)) {
    origins.written(value, value.length, given.pointer);
    value.push(copy(given.value));
    return undefined;
  }
  if (!isMap(value))
    return misfit(given, `${kind(value)} is selected, which cannot be merged with`);
  if (!isMap(given.value))
    return misfit(given, `a map is selected, and the update is ${kind(given.value)}`);
  return merge(value, given.value, { origins, pointer: given.pointer });
}

interface Writing {
  readonly origins: Origins;
  readonly pointer: string;
}

/** Fields that only one side has stay or come in, maps are merged, lists joined, plain values replaced. */
function merge(target: JsonMap, given: JsonMap, { origins, pointer }: Writing): Misfit {
  for (const [key, value] of Object.entries(given)) {
    const here = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const before = target[key];
    if (Object.hasOwn(target, key) && kind(before) !== kind(value))
      return misfit(
        { value, pointer: here },
        `${key} is ${kind(before)} in the description and ${kind(value)} in the update`,
      );
    if (isMap(before) && isMap(value)) {
      const wrong = merge(before, value, { origins, pointer: here });
      if (wrong !== undefined) return wrong;
    } else if (Array.isArray(before) && Array.isArray(value)) {
      for (const [i, item] of value.entries()) {
        origins.written(before, before.length, `${here}/${i}`);
        before.push(copy(item));
      }
    } else {
      origins.written(target, key, here);
      target[key] = copy(value);
    }
  }
  return undefined;
}

/** Later items of a list first, so that the places of the others still hold. */
export function remove({ root, origins }: Target, locations: readonly Location[]): void {
  const places = locations.map((location) => ({
    container: location.slice(0, -1).reduce<unknown>(step, root),
    key: location.at(-1) ?? "",
  }));
  for (const { container, key } of places.toSorted((a, b) => Number(b.key) - Number(a.key) || 0)) {
    if (Array.isArray(container)) {
      origins.removing(container, key);
      container.splice(Number(key), 1);
    } else if (isMap(container)) {
      origins.removing(container, key);
      delete container[key];
    }
  }
}

function step(value: unknown, key: string | number): unknown {
  return (value as JsonMap)[key]; // a selected place is there
}

/** Selected twice, or shared by an anchor of YAML: what is written here is written nowhere else. */
function copy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function isMap(value: unknown): value is JsonMap {
  return kind(value) === "a map";
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a map" : "a plain value";
}

function misfit({ pointer }: Update, message: string): Misfit {
  return { message, pointer };
}
