/** The names of exported types: a component's key where TypeScript takes it, else made of its words. */
import type { Problem, ProblemCode } from "../diagnostics.ts";
import { typeSettledBy } from "./name-rows.ts";
import type { TypeNameRow } from "./rows.ts";
import type { TypeName } from "./types.ts";
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

interface Claim {
  readonly key: string;
  /** Where the type is for requests alone. */
  readonly in?: "request";
}

/** The names of types by the keys of their schemas, each given once. */
export class TypeNames {
  readonly #rows: readonly TypeNameRow[];
  readonly #problems: Problem[];
  readonly #owners = new Map<TypeName, Claim>();
  readonly #names = new Map<string, TypeName>();

  constructor(rows: readonly TypeNameRow[], problems: Problem[]) {
    this.#rows = rows;
    this.#problems = problems;
  }

  /** Of the schemas: the only type of each, or that of answers. */
  own(keys: readonly string[]): ReadonlyMap<string, TypeName> {
    for (const key of keys) {
      const name = this.#rowOf({ key })?.name ?? typeNameOf(key);
      if (this.#claim(name, { key })) this.#names.set(key, name);
    }
    return this.#names;
  }

  /** Of those that are another type in requests: that type's. */
  sent(keys: readonly string[]): ReadonlyMap<string, TypeName> {
    const named = keys.flatMap((key): [string, TypeName][] => {
      const claim: Claim = { key, in: "request" };
      const name = this.#rowOf(claim)?.name ?? `${this.#names.get(key)}${SENT}`;
      return this.#claim(name, claim) ? [[key, name]] : [];
    });
    return new Map(named);
  }

  #rowOf(claim: Claim): TypeNameRow | undefined {
    return this.#rows.find((row) => row.schema === claim.key && row.in === claim.in);
  }

  /** Whether the name is free. One that can be no name is told, and taken nevertheless. */
  #claim(name: TypeName, claim: Claim): boolean {
    const before = this.#owners.get(name);
    const isUsable = isIdentifier(name) && !TAKEN.has(name);
    if (before === undefined) this.#owners.set(name, claim);
    if (before !== undefined)
      this.#tell(claim, {
        code: "name-clash",
        message: `the schemas ${shown(before)} and ${shown(claim)} would both be the type ${name}`,
        name: `${name}${claim.in === undefined ? "Schema" : "Body"}`,
      });
    else if (!isUsable)
      this.#tell(claim, {
        code: "name-reserved",
        message: `the schema ${shown(claim)} cannot be the type "${name}"`,
        name: `Type${pascalCase(wordsOf(name))}`,
      });
    return before === undefined;
  }

  #tell(
    claim: Claim,
    { code, message, name }: Pick<Problem, "message"> & { code: ProblemCode; name: TypeName },
  ): void {
    let free = name;
    while (this.#owners.has(free)) free += "_"; // a suggestion that is refused again would be none
    const settled = typeSettledBy({
      schema: claim.key,
      ...(claim.in && { in: claim.in }),
      name: free,
    });
    this.#problems.push({ code, message, ...settled, pointer: `/components/schemas/${claim.key}` });
  }
}

function shown(claim: Claim): string {
  return `"${claim.key}"${claim.in === undefined ? "" : " (in requests)"}`;
}
