/** A description as it was parsed, read leniently: what is not as it should be counts as missing. */

export interface JsonMap {
  readonly [key: string]: unknown;
}

/** A value and where it stands. */
export interface Located {
  readonly value: unknown;
  /** RFC 6901, from the root. */
  readonly pointer: string;
}

const MAX_STEPS = 100;
const NO_ENTRIES: JsonMap = {};

export function mapOf(value: unknown): JsonMap {
  return isMap(value) ? value : NO_ENTRIES;
}

export function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** `openapi: 3.1` without quotes is a number to YAML, `version: 2024-11-04` in older YAML a date. */
export function labelOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A place by the way to it: most are never told, so that only those that are get written out. */
class Inside implements Located {
  readonly value: unknown;
  readonly #parent: Located;
  readonly #key: string | number;
  #pointer: string | undefined;

  constructor(parent: Located, key: string | number) {
    this.value = valueIn(parent, key);
    this.#parent = parent;
    this.#key = key;
  }

  get pointer(): string {
    return (this.#pointer ??= `${this.#parent.pointer}/${escaped(this.#key)}`);
  }
}

function escaped(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}

export function inside(located: Located, ...keys: readonly (string | number)[]): Located {
  let here = located;
  for (const key of keys) here = new Inside(here, key);
  return here;
}

/** What stands there, where the place itself is not asked for: most keywords are absent. */
export function valueIn({ value }: Located, key: string | number): unknown {
  const own = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  return own ? (value as JsonMap)[key] : undefined; // own, so it may be indexed
}

/** The entries of a map whose keys are names, in their order; none where it is no map. */
export function entriesOf(located: Located): [string, Located][] {
  if (!isMap(located.value)) return [];
  return Object.keys(located.value)
    .toSorted()
    .map((key) => [key, inside(located, key)]);
}

/** The same of an object of the specification, whose extensions are no entries. */
export function fieldsOf(located: Located): [string, Located][] {
  return entriesOf(located).filter(([key]) => !key.startsWith("x-"));
}

export function membersOf(located: Located): Located[] {
  return listOf(located.value).map((_, index) => inside(located, index));
}

/** What it refers to. Where no schema extends another, a dynamic reference is one to its anchor. */
export function refOf(map: JsonMap): string | null {
  return textOf(map["$ref"]) ?? textOf(map["$dynamicRef"]);
}

export class Spec {
  readonly root: Located;
  /** OpenAPI 3.0, where what stands beside a `$ref` says nothing. */
  readonly refStandsAlone: boolean;
  readonly #ids = new WeakMap<object, number>();
  readonly #targets = new Map<string, Located | undefined>();
  #named: ReadonlyMap<string, Located> | undefined;
  #count = 0;

  constructor(root: unknown) {
    this.root = { value: root, pointer: "" };
    this.refStandsAlone = (labelOf(mapOf(root)["openapi"]) ?? "").startsWith("3.0");
  }

  /** The same number for the same object: however many references lead to it, it is one thing. */
  id(value: object): number {
    const before = this.#ids.get(value);
    if (before !== undefined) return before;
    this.#ids.set(value, ++this.#count);
    return this.#count;
  }

  /** What a chain of references ends in; undefined where it leads nowhere, in a circle or out of the description. */
  follow(located: Located): Located | undefined {
    let here: Located | undefined = located;
    for (let steps = 0; here !== undefined; steps++) {
      const ref: string | null = isMap(here.value) ? refOf(here.value) : null;
      if (ref === null) return here;
      here = steps < MAX_STEPS ? this.target(ref) : undefined;
    }
    return undefined;
  }

  /** What a reference names. A bare name is that of a schema, as mappings of discriminators have them. */
  target(ref: string): Located | undefined {
    if (!this.#targets.has(ref)) this.#targets.set(ref, this.#find(ref));
    return this.#targets.get(ref);
  }

  #find(ref: string): Located | undefined {
    const found = ref.startsWith("#")
      ? inside(this.root, ...keysOf(ref.slice(1)))
      : inside(this.root, "components", "schemas", ref);
    const isPointer = ref === "#" || ref.startsWith("#/");
    if (found.value !== undefined && (isPointer || !ref.startsWith("#"))) return found;
    return isPointer ? undefined : this.#anchors().get(ref);
  }

  /** The schemas that give themselves a name, by what refers to them: `#anchor`, or the `$id`. */
  #anchors(): ReadonlyMap<string, Located> {
    if (this.#named !== undefined) return this.#named;
    const named = new Map<string, Located>();
    const open = [inside(this.root, "components", "schemas")];
    for (const here of open) {
      // grows while it is walked
      const { $anchor, $dynamicAnchor, $id } = mapOf(here.value);
      for (const name of [$anchor, $dynamicAnchor])
        if (typeof name === "string") named.set(`#${name}`, here);
      if (typeof $id === "string") named.set($id, here);
      open.push(...entriesOf(here).map(([, inner]) => inner), ...membersOf(here));
    }
    return (this.#named = named);
  }
}

/** The keys of a JSON pointer, percent signs of URLs taken for what they stand for. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) =>
      /[%~]/.test(key) ? decode(key).replaceAll("~1", "/").replaceAll("~0", "~") : key,
    );
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** The name of a component, of a file that is one schema, and of a schema in a file of them. */
export function nameAt(pointer: string): string | undefined {
  const [first, second, ...rest] = keysOf(pointer);
  if (first === "components" && second === "schemas" && rest.length === 1) return rest[0];
  if (first !== "x-files" || second === undefined) return undefined; // where further files are put
  return rest.at(-1) ?? second.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
}
