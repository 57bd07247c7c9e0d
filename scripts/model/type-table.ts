/** Every exported type: the description's schemas under their names, and those made for the parts of methods. */
import type { Problem } from "../diagnostics.ts";
import { aliasesOf } from "./alias.ts";
import type { Document } from "./document.ts";
import { equalSchemas } from "./equal.ts";
import { answeredSchemas, completionOf, isScalarEnum, OPEN } from "./open-enums.ts";
import { refTo, resolve, type Schemas } from "./references.ts";
import { mappingOf, mapSubschemas } from "./subschemas.ts";
import { nameTypes } from "./type-names.ts";
import type { SchemaObject, TypeName } from "./types.ts";
import { discriminantsOf, schemasOf, type Discriminants } from "./unions.ts";

export class TypeTable {
  /** By the reference in the description: the reference to the type, twins resolved. */
  readonly #references = new Map<string, string>();
  readonly #types = new Map<TypeName, SchemaObject>();
  readonly #discriminants: Discriminants;
  /** The types of discriminants: closed as these are. */
  readonly #closed: ReadonlySet<SchemaObject>;

  constructor({ schemas, operations }: Document, problems: Problem[]) {
    const keys = Object.keys(schemas);
    const names = nameTypes(keys, problems);
    const aliases = aliasesOf(schemas, names);
    const twinOf = (key: string): string => {
      const twin = aliases.get(key);
      return twin === undefined ? key : twinOf(twin);
    };
    for (const key of keys) this.#references.set(refTo(key), refTo(names.get(twinOf(key)) ?? key));
    const merged = Object.fromEntries(keys.map((key) => [key, schemas[twinOf(key)] ?? {}]));
    const roots = [...Object.values(schemas), ...operations.flatMap(schemasOf)];
    this.#discriminants = discriminantsOf(roots, merged);
    this.#closed = typesOf(this.#discriminants, merged);
    const answered = answeredSchemas(operations, merged);
    for (const [key, name] of names) {
      const schema = merged[key] ?? {};
      const alias = { $ref: this.#reference(refTo(key)) };
      const isTwin = aliases.has(key);
      this.#types.set(name, isTwin ? alias : this.rewrite(schema, answered.has(schema)));
    }
  }

  /** All types, sorted by name. */
  schemas(): Schemas {
    return Object.fromEntries([...this.#types].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A schema as the model has it: references by type name, and, in an answer, scalar enums open. */
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

  /**
   * Exports a rewritten schema under a name made for a part of a method. A component that it merely refers to may
   * have that very name.
   */
  add(name: TypeName, schema: SchemaObject): "added" | "taken" {
    if (schema["$ref"] === refTo(name)) return "added";
    if (this.#types.has(name)) return "taken";
    this.#types.set(name, schema);
    return "added";
  }

  get(name: TypeName): SchemaObject {
    return this.#types.get(name) ?? {};
  }

  /** Whether the exported type is the rewritten schema. */
  is(name: TypeName, schema: SchemaObject): boolean {
    return schema["$ref"] === refTo(name) || equalSchemas(this.get(name), schema);
  }

  #reference(ref: string): string {
    return this.#references.get(ref) ?? ref;
  }

  #discriminator(schema: SchemaObject): unknown {
    const mapping = Object.entries(mappingOf(schema));
    return {
      ...(schema["discriminator"] as object), // as it was read
      ...(mapping.length === 0
        ? {}
        : {
            mapping: Object.fromEntries(mapping.map(([key, ref]) => [key, this.#reference(ref)])),
          }),
    };
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
