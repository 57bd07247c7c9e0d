/** Which properties a direction leaves out: what is readOnly is never sent, what is writeOnly never answered. */
import { propertiesOf } from "./paging.ts";
import { reachingTo } from "./reach.ts";
import { keyOf, resolve, type Schemas } from "./references.ts";
import type { SchemaObject } from "./types.ts";
import { alternativesOf } from "./unions.ts";

export type Direction = "request" | "response";

const MARKS: Readonly<Record<Direction, string>> = { request: "readOnly", response: "writeOnly" };

/** Beside one of these an object is more than its properties. */
const MORE = "anyOf oneOf enum const items additionalProperties patternProperties".split(" ");

/** Names of properties, as one set of each part that leaves some out: many schemas share a large one. */
export type HiddenNames = readonly ReadonlySet<string>[];

export const NOTHING: HiddenNames = [];
const NO_SCHEMA: ReadonlySet<SchemaObject> = new Set();

export class Visibility {
  readonly #schemas: Schemas;
  /** Keys of the schemas that bear the mark, so that every property which refers to them does. */
  readonly #marked: Readonly<Record<Direction, ReadonlySet<string>>>;
  readonly #hidden = {
    request: new Map<SchemaObject, HiddenNames>(),
    response: new Map<SchemaObject, HiddenNames>(),
  };
  readonly #seen = {
    request: new Map<SchemaObject, readonly string[]>(),
    response: new Map<SchemaObject, readonly string[]>(),
  };

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
    this.#marked = { request: marked(schemas, "readOnly"), response: marked(schemas, "writeOnly") };
  }

  /** Whether the direction leaves out a property of this schema. A mark counts for properties only. */
  isHidden(property: SchemaObject, direction: Direction): boolean {
    const [mark, keys] = [MARKS[direction], this.#marked[direction]];
    const bears = (part: SchemaObject): boolean =>
      part[mark] === true ||
      (typeof part["$ref"] === "string" && keys.has(keyOf(part["$ref"]))) ||
      partsOf(part).some(bears);
    return bears(property);
  }

  /** The names of such properties, those of all that the schema is composed of included. */
  hiddenNames(schema: SchemaObject, direction: Direction): HiddenNames {
    const found = this.#hidden[direction];
    const before = found.get(schema);
    if (before !== undefined) return before;
    const properties = Object.entries(propertiesIn(schema));
    const own = properties.filter(([, it]) => this.isHidden(it, direction));
    const parts = [...targetOf(schema, this.#schemas), ...listIn(schema, "allOf")]; // never in a circle
    const names = [
      ...(own.length === 0 ? [] : [new Set(own.map(([name]) => name))]),
      ...parts.flatMap((part) => this.hiddenNames(part, direction)),
    ];
    const distinct = names.length < 2 ? names : [...new Set(names)];
    found.set(schema, distinct);
    return distinct;
  }

  /** The names of the others. */
  seenNames(schema: SchemaObject, direction: Direction): readonly string[] {
    const object = resolve(schema, this.#schemas);
    const before = this.#seen[direction].get(object);
    if (before !== undefined) return before;
    const hidden = this.hiddenNames(object, direction);
    const names = [...propertiesOf(object, this.#schemas).keys()];
    const seen = names.filter((name) => !isAmong(hidden, name));
    this.#seen[direction].set(object, seen);
    return seen;
  }

  /** The properties and parts directly inside that the direction leaves out. Asked of every schema: mostly there are none. */
  leftOut(schema: SchemaObject, direction: Direction): ReadonlySet<SchemaObject> {
    if (!("properties" in schema || "allOf" in schema)) return NO_SCHEMA;
    const hidden = this.hiddenNames(schema, direction);
    if (hidden.length === 0) return NO_SCHEMA;
    const properties = Object.entries(propertiesIn(schema)).filter(([name]) =>
      isAmong(hidden, name),
    );
    const parts = listIn(schema, "allOf").filter((it) => this.#isEmptied(it, hidden, direction));
    return new Set([...properties.map(([, property]) => property), ...parts]);
  }

  /** The schema without those properties, and without what would say something of them. */
  leave(schema: SchemaObject, hidden: HiddenNames, direction: Direction): SchemaObject {
    const { properties: _, required, allOf: __, discriminator, ...rest } = schema;
    const isTold = this.#isTold(schema, direction);
    const isKept = (name: string): boolean => !isAmong(hidden, name);
    const kept = Object.entries(propertiesIn(schema)).filter(([name]) => isKept(name));
    const asked = ((required ?? []) as readonly string[]).filter(isKept); // read as texts
    const parts = listIn(schema, "allOf").filter((it) => !this.#isEmptied(it, hidden, direction));
    const isBare = kept.length + parts.length === 0 && !MORE.some((keyword) => keyword in rest);
    return {
      ...rest,
      ...(isBare ? { type: "object" } : {}),
      ...(kept.length === 0 ? {} : { properties: Object.fromEntries(kept) }),
      ...(asked.length === 0 ? {} : { required: asked }),
      ...(parts.length === 0 ? {} : { allOf: parts }),
      ...(discriminator !== undefined && isTold ? { discriminator } : {}),
    };
  }

  /** Whether the property that tells the members of a union apart is there. */
  #isTold(schema: SchemaObject, direction: Direction): boolean {
    const { propertyName: name = "" } = (schema["discriminator"] ?? {}) as {
      readonly propertyName?: string; // as it was read
    };
    const members = alternativesOf(schema) ?? [];
    return !members.some((member) => isAmong(this.hiddenNames(member, direction), name));
  }

  /** Whether nothing is left of a part, which would open the whole to any further property. */
  #isEmptied(part: SchemaObject, hidden: HiddenNames, direction: Direction): boolean {
    const seen = this.seenNames(part, direction);
    const isLess = seen.length > 0 || this.hiddenNames(part, direction).length > 0;
    return isLess && seen.every((name) => isAmong(hidden, name)) && this.#isPlain(part, new Set());
  }

  #isPlain(schema: SchemaObject, seen: Set<SchemaObject>): boolean {
    const object = resolve(schema, this.#schemas);
    if (seen.has(object)) return true;
    seen.add(object);
    const parts = listIn(object, "allOf");
    return (
      !MORE.some((keyword) => keyword in object) && parts.every((it) => this.#isPlain(it, seen))
    );
  }
}

export function isAmong(names: HiddenNames, name: string): boolean {
  return names.some((it) => it.has(name));
}

function marked(schemas: Schemas, mark: string): ReadonlySet<string> {
  const own: string[] = [];
  const edges: [string, string][] = [];
  for (const [key, schema] of Object.entries(schemas)) {
    const visit = (part: SchemaObject): void => {
      if (part[mark] === true) own.push(key);
      if (typeof part["$ref"] === "string") edges.push([key, keyOf(part["$ref"])]);
      partsOf(part).forEach(visit);
    };
    visit(schema);
  }
  return new Set(own.length === 0 ? [] : reachingTo(own, edges));
}

/** What applies to every value of a schema but null: parts, and the only alternative. */
function partsOf(schema: SchemaObject): readonly SchemaObject[] {
  const union = listIn(schema, "oneOf" in schema ? "oneOf" : "anyOf");
  const alternatives = union.filter(({ type }) => type !== "null");
  const parts = listIn(schema, "allOf");
  return alternatives.length === 1 ? [...parts, ...alternatives] : parts;
}

function targetOf(schema: SchemaObject, schemas: Schemas): readonly SchemaObject[] {
  const target = typeof schema["$ref"] === "string" ? schemas[keyOf(schema["$ref"])] : undefined;
  return target === undefined ? [] : [target];
}

function propertiesIn(schema: SchemaObject): Schemas {
  return (schema["properties"] ?? {}) as Schemas; // read as schemas
}

const NONE: readonly SchemaObject[] = [];

function listIn(schema: SchemaObject, keyword: string): readonly SchemaObject[] {
  return (schema[keyword] ?? NONE) as readonly SchemaObject[]; // read as schemas
}
