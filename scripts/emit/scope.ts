/** The names that a generated file uses: written where they are used, imported because they were. */
import type { TypeName } from "../model/types.ts";
import { isRuntimeValue, RUNTIME_NAMES, type RuntimeName } from "./runtime-names.ts";

/** How the text of a type says its names. */
export interface Scope {
  /** A type that schema.ts exports. */
  schema(name: TypeName): string;
  runtime(name: RuntimeName): string;
}

export interface Import {
  readonly module: string;
  readonly isTypeOnly: boolean;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly name: string;
  /** Under which the file knows it, where that is another. */
  readonly alias: string | undefined;
}

/** For text that imports nothing. */
export const bareScope: Scope = { schema: (name) => name, runtime: (name) => name };

/**
 * Remembers every name it gives out. A schema that shares its name with something else in the file gets underscores.
 */
export class ModuleScope implements Scope {
  readonly #taken: ReadonlySet<string>;
  readonly #schemaNames: ReadonlySet<TypeName>;
  readonly #schemas = new Map<TypeName, string>();
  readonly #runtime = new Set<RuntimeName>();

  /** @param own the names that the file declares itself, beside those of all schemas */
  constructor(own: Iterable<string>, schemas: Iterable<TypeName>) {
    this.#taken = new Set([...own, ...RUNTIME_NAMES]);
    this.#schemaNames = new Set(schemas);
  }

  schema(name: TypeName): string {
    const known = this.#schemas.get(name);
    if (known !== undefined) return known;
    let local = name;
    while (this.#taken.has(local) || (local !== name && this.#schemaNames.has(local))) local += "_";
    this.#schemas.set(name, local);
    return local;
  }

  runtime(name: RuntimeName): string {
    this.#runtime.add(name);
    return name;
  }

  imports(modules: { readonly runtime: string; readonly schema: string }): readonly Import[] {
    const runtime = [...this.#runtime].toSorted();
    const schemas = [...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [
      {
        module: modules.runtime,
        isTypeOnly: false,
        names: runtime.filter(isRuntimeValue).map(unaliased),
      },
      {
        module: modules.runtime,
        isTypeOnly: true,
        names: runtime.filter((name) => !isRuntimeValue(name)).map(unaliased),
      },
      {
        module: modules.schema,
        isTypeOnly: true,
        names: schemas.map(([name, local]) => ({
          name,
          alias: local === name ? undefined : local,
        })),
      },
    ].filter(({ names }) => names.length > 0);
  }
}

function unaliased(name: string): ImportedName {
  return { name, alias: undefined };
}
