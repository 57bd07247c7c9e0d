/** Every exported type: the description's schemas under their names, and those made for the parts of methods. */
import type { Problem } from "../diagnostics.ts";
import type { Document } from "./document.ts";
import { equalSchemas } from "./equal.ts";
import { refTo, type Schemas } from "./references.ts";
import { Rewriter } from "./rewriter.ts";
import type { TypeNameRow } from "./rows.ts";
import { mapSubschemas } from "./subschemas.ts";
import { TypeNames } from "./type-names.ts";
import type { Model, SchemaObject, TypeName } from "./types.ts";

const ASKED = { direction: "request", open: false } as const;
const ANSWERED = { direction: "response", open: true } as const;

export class TypeTable {
  readonly #types: Map<TypeName, SchemaObject>;
  readonly #rewriter: Rewriter;
  /** Of those that schemas are. */
  readonly origins: NonNullable<Model["origins"]>;

  constructor(document: Document, rows: readonly TypeNameRow[], problems: Problem[]) {
    const names = new TypeNames(rows, problems);
    const own = names.own(Object.keys(document.schemas));
    this.#rewriter = new Rewriter(document, own, (divided) => names.sent(divided));
    this.origins = names.origins;
    this.#types = new Map([...own.keys()].flatMap((key) => this.#rewriter.component(key)));
  }

  /** All types, sorted by name. */
  schemas(): Schemas {
    return Object.fromEntries([...this.#types].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The type of a schema that callers give. */
  asked(schema: SchemaObject): SchemaObject {
    return this.#rewriter.rewrite(schema, ASKED);
  }

  /** The type of a group of parameters: they are given whatever marks their schemas bear, being no properties. */
  group(schema: SchemaObject): SchemaObject {
    return mapSubschemas(schema, (parameter) => this.asked(parameter));
  }

  /** The type of a schema that is answered. */
  answered(schema: SchemaObject): SchemaObject {
    return this.#rewriter.rewrite(schema, ANSWERED);
  }

  /**
   * Exports a type under a name made for a part of a method, unless another has that name. A component that the type
   * merely refers to may have it.
   */
  add(name: TypeName, type: SchemaObject): "added" | "taken" {
    if (type["$ref"] === refTo(name)) return "added";
    if (this.#types.has(name)) return "taken";
    this.#types.set(name, type);
    return "added";
  }

  /** Whether the type exported under the name is this one, annotations aside. */
  is(name: TypeName, type: SchemaObject): boolean {
    return type["$ref"] === refTo(name) || equalSchemas(this.#types.get(name) ?? {}, type);
  }
}
