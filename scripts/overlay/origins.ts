/** Where each part of an overlaid description comes from, so that what is wrong with it is told where it can be mended. */

/** A JSON pointer, and whether it is one of the overlay's. */
export interface Origin {
  readonly isOverlay: boolean;
  readonly pointer: string;
}

type Container = Record<string, unknown> | unknown[];

/** An item's index in the description's list, or the pointer of what the overlay has put there. */
type Item = number | string;

export class Origins {
  readonly #fields = new WeakMap<object, Map<string, string>>();
  readonly #items = new WeakMap<readonly unknown[], Item[]>();

  /** The overlay has written what stands under `key`. */
  written(container: Container, key: string | number, pointer: string): void {
    if (Array.isArray(container)) this.#itemsOf(container)[Number(key)] = pointer;
    else this.#fieldsOf(container).set(String(key), pointer);
  }

  /** To be told before the list or map itself is changed. */
  removing(container: Container, key: string | number): void {
    if (Array.isArray(container)) this.#itemsOf(container).splice(Number(key), 1);
    else this.#fieldsOf(container).delete(String(key));
  }

  /** The way to `pointer` is walked through the description as it is now. */
  of(root: unknown, pointer: string): Origin {
    let origin: Origin = { isOverlay: false, pointer: "" };
    let here: unknown = root;
    for (const escaped of pointer.split("/").slice(1)) {
      const key = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
      const found = this.#find(here, key);
      origin =
        typeof found === "string"
          ? { isOverlay: true, pointer: found }
          : { ...origin, pointer: `${origin.pointer}/${found ?? escaped}` };
      here = isContainer(here) && Object.hasOwn(here, key) ? Reflect.get(here, key) : undefined;
    }
    return origin;
  }

  #find(container: unknown, key: string): Item | undefined {
    if (Array.isArray(container)) return this.#items.get(container)?.[Number(key)];
    return isContainer(container) ? this.#fields.get(container)?.get(key) : undefined;
  }

  #fieldsOf(map: object): Map<string, string> {
    const fields = this.#fields.get(map) ?? new Map<string, string>();
    this.#fields.set(map, fields);
    return fields;
  }

  #itemsOf(list: readonly unknown[]): Item[] {
    const items = this.#items.get(list) ?? list.map((_, index) => index);
    this.#items.set(list, items);
    return items;
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}
