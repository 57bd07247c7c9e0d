/** Schemas as the model has them: references by type name, twins as one, scalar enums of answers open. */
import { aliasesOf } from "./alias.ts";
import type { Document } from "./document.ts";
import { answeredSchemas, completionOf, isScalarEnum, OPEN } from "./open-enums.ts";
import { refTo, resolve, type Schemas } from "./references.ts";
import { mappingOf, mapSubschemas } from "./subschemas.ts";
import type { SchemaObject, TypeName } from "./types.ts";
import { discriminantsOf, schemasOf, type Discriminants } from "./unions.ts";

export class Rewriter {
  /** By the reference in the description: the reference to the type. */
  readonly #references: ReadonlyMap<string, string>;
  readonly #aliases: ReadonlyMap<string, string>;
  /** With a twin's schema under both keys. */
  readonly #merged: Schemas;
  readonly #discriminants: Discriminants;
  /** The types of discriminants: closed as these are. */
  readonly #closed: ReadonlySet<SchemaObject>;
  readonly #answered: ReadonlySet<SchemaObject>;

  constructor({ schemas, operations }: Document, names: ReadonlyMap<string, TypeName>) {
    const keys = [...names.keys()];
    const aliases = aliasesOf(schemas, names);
    const twinOf = (key: string): string => {
      const twin = aliases.get(key);
      return twin === undefined ? key : twinOf(twin);
    };
    this.#aliases = aliases;
    this.#references = new Map(
      keys.map((key) => [refTo(key), refTo(names.get(twinOf(key)) ?? key)]),
    );
    this.#merged = Object.fromEntries(keys.map((key) => [key, schemas[twinOf(key)] ?? {}]));
    const roots = [...Object.values(schemas), ...operations.flatMap(schemasOf)];
    this.#discriminants = discriminantsOf(roots, this.#merged);
    this.#closed = typesOf(this.#discriminants, this.#merged);
    this.#answered = answeredSchemas(operations, this.#merged);
  }

  /** The type of a component; a twin that is another type is a reference to it. */
  component(key: string): SchemaObject {
    if (this.#aliases.has(key)) return { $ref: this.#reference(refTo(key)) };
    const schema = this.#merged[key] ?? {};
    return this.rewrite(schema, this.#answered.has(schema));
  }

  /** The type of a schema that stands in an operation; `open` if it stands in an answer. */
  rewrite(schema: SchemaObject, open: boolean): SchemaObject {
    const completion = completionOf(schema);
    if (completion !== undefined) return completion;
    const closed = this.#discriminants.get(schema);
    const copy = mapSubschemas(schema, (member, keyword, key) =>
      this.rewrite(member, open && !(keyword === "properties" && closed?.has(key ?? ""))),
    );
    const opens = open && isScalarEnum(schema) && !this.#closed.has(schema);
    return {
      ...copy,
      ...(typeof schema["$ref"] === "string" ? { $ref: this.#reference(schema["$ref"]) } : {}),
      ...("discriminator" in schema ? { discriminator: this.#discriminator(schema) } : {}),
      ...(opens ? { [OPEN]: true } : {}),
    };
  }

  #reference(ref: string): string {
    return this.#references.get(ref) ?? ref;
  }

  #discriminator(schema: SchemaObject): unknown {
    const { propertyName } = schema["discriminator"] as { readonly propertyName: string }; // as it was read
    const mapping = Object.entries(mappingOf(schema)).map(([value, ref]) => [
      value,
      this.#reference(ref),
    ]);
    return mapping.length === 0
      ? { propertyName }
      : { propertyName, mapping: Object.fromEntries(mapping) };
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
