/** The names of exported types: a component's key where TypeScript takes it, else made of its words. */
import { type Problem, settling } from "../diagnostics.ts";
import type { TypeNameRow } from "./rows.ts";
import type { Model, TypeName } from "./types.ts";
import { isIdentifier, pascalCase, wordsOf } from "./words.ts";

/** Names that TypeScript keeps to itself, and those that generated types use in their global meaning. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    "any as async await bigint boolean break case catch class const continue debugger declare default delete do else " +
    "enum export extends false finally for function if implements import in instanceof interface let never new null " +
    "number object package private protected public return static string super switch symbol this throw true try " +
    "type typeof undefined unknown var void while with yield Array Blob File Omit Partial Promise Record Uint8Array"
  ).split(" "),
);

export function typeNameOf(key: string): string {
  const name = isIdentifier(key) ? key : pascalCase(wordsOf(key));
  return TAKEN.has(name) ? `${pascalCase([name])}Schema` : name;
}

/** Ends the name of the type that requests have, where answers have another one. */
const SENT = "Writable";

type Origins = NonNullable<Model["origins"]>;
type TypeOrigin = Origins[TypeName];

/** The names of types by the keys of their schemas, each given once. */
export class TypeNames {
  readonly #rows: readonly TypeNameRow[];
  readonly #problems: Problem[];
  readonly #origins = new Map<TypeName, TypeOrigin>();
  #own: ReadonlyMap<string, TypeName> = new Map();

  constructor(rows: readonly TypeNameRow[], problems: Problem[]) {
    this.#rows = rows;
    this.#problems = problems;
  }

  /** What each type is made of that was named. */
  get origins(): Origins {
    return Object.fromEntries(this.#origins);
  }

  /** Of the schemas: the only type of each, or that of answers. */
  own(keys: readonly string[]): ReadonlyMap<string, TypeName> {
    this.#own = this.#name(keys.map((schema) => [{ schema }, typeNameOf(schema)]));
    return this.#own;
  }

  /** Of those that are another type in requests: that type's. */
  sent(keys: readonly string[]): ReadonlyMap<string, TypeName> {
    return this.#name(
      keys.map((schema) => [{ schema, in: "request" }, `${this.#own.get(schema)}${SENT}`]),
    );
  }

  /** By the key of the schema: by its row, or as it is given. What has the name of another is told, and has none. */
  #name(given: readonly (readonly [TypeOrigin, TypeName])[]): ReadonlyMap<string, TypeName> {
    const names = given.map(
      ([origin, name]) => [origin, this.#rowOf(origin)?.name ?? name] as const,
    );
    for (const [origin, name] of names)
      if (!this.#origins.has(name)) this.#origins.set(name, origin);
    const told = names.flatMap(([origin, name]) => this.#faultOf(origin, name));
    this.#problems.push(...told);
    const taken = names.filter(([origin, name]) => this.#origins.get(name) === origin);
    return new Map(taken.map(([{ schema }, name]) => [schema, name]));
  }

  #rowOf(origin: TypeOrigin): TypeNameRow | undefined {
    return this.#rows.find((row) => row.schema === origin.schema && row.in === origin.in);
  }

  #faultOf(origin: TypeOrigin, name: TypeName): Problem[] {
    const owner = this.#origins.get(name) ?? origin;
    const pointer = `/components/schemas/${origin.schema}`;
    if (owner !== origin) {
      const message = `the schemas ${shown(owner)} and ${shown(origin)} would both be the type ${name}`;
      const other = `${name}${origin.in === undefined ? "Schema" : "Body"}`;
      return [{ code: "name-clash", message, ...this.#settled(origin, other), pointer }];
    }
    if (isIdentifier(name) && !TAKEN.has(name)) return [];
    const message = `the schema ${shown(origin)} cannot be the type "${name}"`;
    const other = `Type${pascalCase(wordsOf(name))}`;
    return [{ code: "name-reserved", message, ...this.#settled(origin, other), pointer }];
  }

  /** A suggestion that is refused again would be none. */
  #settled(origin: TypeOrigin, name: TypeName): Pick<Problem, "advice" | "settledBy"> {
    let free = name;
    while (this.#origins.has(free)) free += "_";
    return settling("typeNames", [{ ...origin, name: free }]);
  }
}

function shown({ schema, in: direction }: TypeOrigin): string {
  return `"${schema}"${direction === undefined ? "" : " (in requests)"}`;
}
