/** Schemas: read keyword by keyword, made uniform as OpenAPI 3.1, references kept and checked. */
import type { SchemaObject } from "../model/types.ts";
import type { Files } from "./files.ts";
import { KEYWORDS } from "./keywords.ts";
import { sortedEntries } from "./order.ts";
import { at, keysOf, placeOf, pointerTo, ROOT, rootOf, SCHEMAS, type Place } from "./place.ts";
import { locate, type Located } from "./references.ts";
import { rewrite, type Surroundings } from "./rewrite.ts";
import { isMap, Reader, TAKE_PART, type JsonMap } from "./shape.ts";

/** Keywords whose value may be null; elsewhere it is missing. */
const NULL_COUNTS = new Set(["const", "default", "example"]);
/**
 * Schemas and values of enums that the types of a description are made of, each as often as it is read: GitHub's has
 * 55 thousand. More would take longer than ten seconds, or half a gigabyte.
 */
const MAX_PARTS = 120_000;
const ANY_VALUE = "write {} where any value is right";
const COMPONENT_KEY = /^[A-Za-z0-9._-]+$/;

interface ReaderOptions {
  readonly files: Files;
  /** Keys of the components that are read, beside those to which references lead; all where nothing is said. */
  readonly schemas: readonly string[] | undefined;
}

export class SchemaReader extends Reader {
  readonly #surroundings: Surroundings;
  readonly #components: JsonMap;
  readonly #read = new Map<string, unknown>();
  /**
   * Schemas that have a name, by their keys: components, and what references name elsewhere by the key under which it
   * is lifted there. Of a part of a description those that were referred to so far.
   */
  readonly #named = new Map<string, Located>();
  /** What {@link reference} made of those within the description that name a schema. */
  readonly #own = new Map<string, string>();
  #parts = 0;
  #claimed: ReadonlyMap<string, string> | undefined;

  constructor(root: JsonMap, { files, schemas: wanted }: ReaderOptions) {
    super(root, files);
    const components = root["components"];
    const schemas = isMap(components) ? components["schemas"] : undefined;
    this.#components = isMap(schemas) ? schemas : {};
    this.#surroundings = {
      refStandsAlone: String(root["openapi"]).startsWith("3.0"),
      typeBehind: (ref) => this.#typeBehind(ref),
    };
    for (const key of wanted ?? Object.keys(this.#components))
      if (this.isComponent(key)) this.#name(key);
  }

  /** What `read` makes of the value found there, read once however many references lead to it. */
  once<T>({ place }: Located, kind: string, read: () => T): T {
    const key = `${kind} ${pointerTo(place)}`;
    if (!this.#read.has(key)) this.#read.set(key, read());
    return this.#read.get(key) as T; // the key names the kind of what was set under it
  }

  isComponent(key: string): boolean {
    return Object.hasOwn(this.#components, key);
  }

  /** Counts what a type is made of. @throws ProblemsError at the limit: reading on would cost what it spares. */
  spend(parts: number, place: Place): void {
    this.#parts += parts;
    if (this.#parts <= MAX_PARTS) return;
    const message = `there are more than ${MAX_PARTS} schemas and values of enums, as often as they are used`;
    this.report("structure", place, message, TAKE_PART);
    this.finish();
  }

  schema(value: unknown, place: Place): SchemaObject {
    this.spend(1, place);
    if (typeof value === "boolean") return value ? {} : { not: {} };
    if (!isMap(value))
      this.report("structure", place, "a schema must be a map, true or false", ANY_VALUE);
    const read: Record<string, unknown> = {};
    for (const [key, member] of sortedEntries(isMap(value) ? value : {})) {
      if (member === null && !NULL_COUNTS.has(key)) continue;
      const uniform = KEYWORDS.get(key)?.(this, member, { parent: place, key });
      if (uniform !== undefined) read[key] = uniform;
    }
    return rewrite(read, this.#surroundings);
  }

  /** `#/components/schemas/<key>`; a schema that stands elsewhere gets a key made of its pointer. */
  reference(value: unknown, place: Place): string | undefined {
    const known = typeof value === "string" ? this.#own.get(value) : undefined;
    if (known !== undefined && rootOf(place) === ROOT) return known;
    const ref = this.text(value, place);
    const target = ref === undefined ? undefined : locate(this, ref, place);
    if (target === undefined) return undefined;
    const isOwn = rootOf(target.place) === ROOT;
    const keys = keysOf(target.place);
    if (keys.length === 0 && isOwn) {
      this.report("ref-broken", place, "the whole description is no schema", "refer to a schema");
      return undefined;
    }
    const isNamed = isOwn && keys.length === 3 && inComponents(keys);
    const key = isNamed ? this.#name(keys[2] ?? "") : this.#lift(target, keys, place);
    const uniform = `#/components/schemas/${key}`;
    if (isNamed && ref !== undefined && rootOf(place) === ROOT) this.#own.set(ref, uniform);
    return uniform;
  }

  /** Of a component that says it itself; its chain of references is not followed. */
  #typeBehind(ref: unknown): unknown {
    const key = typeof ref === "string" ? keysOf(placeOf(ref) ?? ROOT).at(-1) : undefined;
    const component =
      key !== undefined && this.isComponent(key) ? this.#components[key] : undefined;
    return isMap(component) ? component["type"] : undefined;
  }

  #name(key: string): string {
    if (!this.#named.has(key))
      this.#named.set(key, { value: this.#components[key], place: { parent: SCHEMAS, key } });
    return key;
  }

  #lift(target: Located, keys: readonly string[], place: Place): string {
    const claimed = this.#claims().get(pointerTo(target.place));
    if (claimed !== undefined) return claimed;
    const key = liftedKey(target.place, keys);
    const before =
      this.#named.get(key)?.place ?? (this.isComponent(key) ? at(SCHEMAS, key) : undefined);
    if (before !== undefined && pointerTo(before) !== pointerTo(target.place))
      this.report(
        "name-clash",
        place,
        `the schemas at ${pointerTo(target.place)} and ${pointerTo(before)} would share a name`,
        "give one a name of its own in components/schemas, by a $ref to it",
      );
    else this.#named.set(key, target);
    return key;
  }

  /** Schemas of further files by their pointer: a component that is nothing but a reference to one gives it its name. */
  #claims(): ReadonlyMap<string, string> {
    if (this.#claimed !== undefined) return this.#claimed;
    const claims = new Map<string, string>();
    for (const [key, value] of sortedEntries(this.#components)) {
      const found = this.#elsewhere(value, key);
      const pointer = found && pointerTo(found.place);
      if (pointer !== undefined && !claims.has(pointer)) claims.set(pointer, key);
    }
    return (this.#claimed = claims);
  }

  /** What a component stands for that is nothing but a reference to a further file. */
  #elsewhere(value: unknown, key: string): Located | undefined {
    if (!isMap(value) || typeof value["$ref"] !== "string") return undefined;
    if (Object.keys(value).length > 1 || value["$ref"].startsWith("#")) return undefined;
    const place = at(SCHEMAS, key, "$ref");
    const file = this.files.find(value["$ref"], place, this.root);
    const isElsewhere = "place" in file && file.place !== ROOT; // what is not found is reported where it is read
    return isElsewhere ? locate(this, value["$ref"], place) : undefined;
  }

  /** Every named schema. To be called last: reading anything else may name further ones. */
  components(): Record<string, SchemaObject> {
    const read = new Map<string, SchemaObject>();
    // A Map is walked to its end even as it grows: what is read may refer to further ones.
    for (const [key, found] of this.#named) {
      const { value, place } = this.isComponent(key) ? this.#component(found, key) : found;
      read.set(key, this.schema(value, place));
    }
    return Object.fromEntries(sortedEntries(Object.fromEntries(read)));
  }

  #component(found: Located, key: string): Located {
    if (!COMPONENT_KEY.test(key)) {
      const message = `"${key}" is no legal key`;
      this.report("structure", found.place, message, "use A-Z a-z 0-9 . _ - only");
    }
    this.isName(key, found.place);
    const claimed = this.#elsewhere(found.value, key);
    const isClaim = claimed && this.#claims().get(pointerTo(claimed.place)) === key;
    return isClaim ? claimed : found;
  }

  /** Keys of the components that nothing read refers to. */
  unread(): readonly string[] {
    return Object.keys(this.#components).filter((key) => !this.#named.has(key));
  }
}

function inComponents([first, second]: readonly string[]): boolean {
  return first === "components" && second === "schemas";
}

/** A key made of the pointer; for the whole of a further file, of its name. */
function liftedKey(place: Place, keys: readonly string[]): string {
  const { file } = rootOf(place);
  const own = inComponents(keys) ? keys.slice(2) : keys;
  const isDefinition = file !== undefined && /^(\$defs|definitions|schemas)$/.test(keys[0] ?? "");
  const named = isDefinition ? keys.slice(1) : own;
  const isPlain = file === undefined || inComponents(keys) || isDefinition;
  const [base = ""] = (file ?? "").split("/").slice(-1);
  const parts = isPlain ? named : [base.replace(/(?<=.)\.[^.]*$/, ""), ...named];
  return parts.map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, "-")).join(".");
}
