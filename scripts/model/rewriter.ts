/** Schemas as the model has them: references by type name, twins as one, a type per direction, enums of answers open. */
import { aliasesOf } from "./alias.ts";
import { directionsOf, type Directions } from "./directions.ts";
import type { Document } from "./document.ts";
import { completionOf, isScalarEnum, OPEN } from "./open-enums.ts";
import { keyOf, refTo, resolve, type Schemas } from "./references.ts";
import { fallbackOf, mappingOf, mapSubschemas, meantBy } from "./subschemas.ts";
import type { SchemaObject, TypeName } from "./types.ts";
import { alternativesOf, discriminantsOf, schemasOf, type Discriminants } from "./unions.ts";
import { type Direction, type HiddenNames, isAmong, NOTHING, Visibility } from "./visibility.ts";

/** Where a schema stands. */
interface Site {
  /** Undefined where it is the same both ways. */
  readonly direction: Direction | undefined;
  /** Whether answers have it, so that their enums are open. */
  readonly open: boolean;
  /** Properties that the whole leaves out of which it is a part. */
  readonly hidden?: HiddenNames;
  /** Parts that were written down for that. */
  readonly written?: Set<SchemaObject>;
}

export class Rewriter {
  readonly #names: ReadonlyMap<string, TypeName>;
  readonly #aliases: ReadonlyMap<string, string>;
  /** With a twin's schema under both keys. */
  readonly #merged: Schemas;
  readonly #discriminants: Discriminants;
  /** The types of discriminants: closed as these are. */
  readonly #closed: ReadonlySet<SchemaObject>;
  readonly #visibility: Visibility;
  readonly #directions: Directions;
  /** By key, the names of the types that requests have instead. */
  readonly #sent: ReadonlyMap<string, TypeName>;

  constructor(
    { schemas, operations }: Pick<Document, "operations" | "schemas">,
    names: ReadonlyMap<string, TypeName>,
    nameSent: (divided: readonly string[]) => ReadonlyMap<string, TypeName>,
  ) {
    const keys = [...names.keys()];
    this.#names = names;
    this.#aliases = aliasesOf(schemas, names);
    this.#merged = Object.fromEntries(keys.map((key) => [key, schemas[this.#twinOf(key)] ?? {}]));
    const roots = [...Object.values(schemas), ...operations.flatMap(schemasOf)];
    this.#discriminants = discriminantsOf(roots, this.#merged);
    this.#closed = typesOf(this.#discriminants, this.#merged);
    this.#visibility = new Visibility(this.#merged);
    this.#directions = directionsOf(operations, {
      schemas: this.#merged,
      visibility: this.#visibility,
      keyOf: (ref) => this.#twinOf(keyOf(ref)),
    });
    this.#sent = nameSent(keys.filter((key) => this.#directions.divided.has(key)));
  }

  /** Keys of the schemas that are another type in requests. */
  get divided(): ReadonlySet<string> {
    return this.#directions.divided;
  }

  /** The types of a component by name; a twin that is another type is a reference to it. */
  component(key: string): readonly (readonly [TypeName, SchemaObject])[] {
    const name = this.#names.get(key) ?? key;
    if (this.#aliases.has(key)) return [[name, { $ref: this.#reference(refTo(key)) }]];
    const { request, response } = this.#directions.reached;
    const [isSent, open] = [request.has(key), response.has(key)];
    const schema = this.#merged[key] ?? {};
    const sent = this.#sent.get(key);
    const own = isSent === open ? undefined : isSent ? "request" : "response";
    if (sent === undefined) return [[name, this.rewrite(schema, { direction: own, open })]];
    return [
      [name, this.rewrite(schema, { direction: "response", open })],
      [sent, this.rewrite(schema, { direction: "request", open })],
    ];
  }

  /** The type of a schema that stands there. */
  rewrite(schema: SchemaObject, site: Site): SchemaObject {
    const { direction, open } = site;
    const completion = completionOf(schema);
    if (completion !== undefined) return completion;
    const closed = this.#discriminants.get(schema);
    const hidden = this.#hiddenIn(schema, site);
    const isWhole = hidden.length === 0 && !("discriminator" in schema);
    const left =
      isWhole || direction === undefined
        ? schema
        : this.#visibility.leave(schema, hidden, direction);
    const copy = mapSubschemas(left, (member, keyword, key) => {
      if (keyword === "allOf" && hidden.length > 0) return this.#part(member, { ...site, hidden });
      if (keyword !== "properties") return this.rewrite(member, { direction, open });
      return this.#marked(member, { direction, open: open && closed?.has(key ?? "") !== true });
    });
    const opens = open && isScalarEnum(schema) && !this.#closed.has(schema);
    const ref = left["$ref"];
    return {
      ...copy,
      ...(typeof ref === "string" ? { $ref: this.#reference(ref, direction) } : {}),
      ...("discriminator" in left ? { discriminator: this.#discriminator(left, site) } : {}),
      ...(opens ? { [OPEN]: true } : {}),
    };
  }

  #twinOf(key: string): string {
    const twin = this.#aliases.get(key);
    return twin === undefined ? key : this.#twinOf(twin);
  }

  /** By the reference in the description: the reference to the type. */
  #reference(ref: string, direction?: Direction): string {
    const key = this.#twinOf(keyOf(ref));
    const sent = direction === "request" ? this.#sent.get(key) : undefined;
    const name = sent ?? this.#names.get(key);
    return name === undefined ? ref : refTo(name);
  }

  /** The names of the properties that are left out there. */
  #hiddenIn(schema: SchemaObject, { direction, hidden = NOTHING }: Site): HiddenNames {
    if (direction === undefined || !("properties" in schema || "allOf" in schema)) return hidden;
    const names = this.#visibility.hiddenNames(schema, direction);
    return hidden.length === 0 ? names : [...new Set([...hidden, ...names])];
  }

  /** A property, which says of itself that it is read only, also where it is by what it refers to. Asked of each: mostly it is not. */
  #marked(property: SchemaObject, site: Site): SchemaObject {
    const type = this.rewrite(property, site);
    const mayBear =
      "$ref" in property || "allOf" in property || "anyOf" in property || "oneOf" in property;
    return mayBear && this.#visibility.isHidden(property, "request")
      ? { ...type, readOnly: true }
      : type;
  }

  /** What another part leaves out this one does too: it is written down where its type would have it. */
  #part(part: SchemaObject, site: Site): SchemaObject {
    const { direction, hidden = NOTHING, written = new Set() } = site;
    if (typeof part["$ref"] !== "string" || direction === undefined)
      return this.rewrite(part, site);
    const target = resolve(part, this.#merged);
    const names = this.#visibility.seenNames(target, direction);
    if (!names.some((name) => isAmong(hidden, name)))
      return this.rewrite(part, { ...site, hidden: NOTHING });
    if (written.has(target)) return {}; // once is enough
    return this.rewrite(target, { ...site, written: written.add(target) });
  }

  #discriminator(schema: SchemaObject, { direction, open }: Site): unknown {
    const { propertyName } = schema["discriminator"] as { readonly propertyName: string }; // as it was read
    const mapping = [...Object.entries(mappingOf(schema)), ...this.#implied(schema, direction)];
    const types = mapping.map(([value, ref]) => [value, this.#reference(ref, direction)]);
    const fallback = fallbackOf(schema);
    const isAnswered = open && direction !== "request"; // a type that is only sent takes each value
    return {
      propertyName,
      ...(mapping.length === 0 ? {} : { mapping: Object.fromEntries(types) }),
      ...(fallback === undefined ? {} : { defaultMapping: this.#reference(fallback, direction) }),
      ...(isAnswered && fallback !== undefined ? { [OPEN]: true } : {}),
    };
  }

  /** The keys of members that no value is said to mean: said where the type has another name. */
  #implied(schema: SchemaObject, direction: Direction | undefined): [string, string][] {
    const said = new Set(meantBy(schema));
    return (alternativesOf(schema) ?? []).flatMap(({ $ref: ref }): [string, string][] => {
      if (typeof ref !== "string" || said.has(ref)) return [];
      const isOther = this.#reference(ref, direction) !== ref;
      return isOther ? [[keyOf(ref), ref]] : [];
    });
  }
}

function typesOf(discriminants: Discriminants, schemas: Schemas): Set<SchemaObject> {
  const types = new Set<SchemaObject>();
  for (const [object, names] of discriminants)
    for (const name of names) {
      const property = ((object["properties"] ?? {}) as Schemas)[name]; // read as schemas
      if (property !== undefined) types.add(resolve(property, schemas));
    }
  return types;
}
