/** The names of exported types: a component's key where TypeScript takes it, else made of its words. */
import type { Problem } from "../diagnostics.ts";
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

/** Type names by component key. */
export function nameTypes(keys: readonly string[], problems: Problem[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const key of keys) {
    const name = typeNameOf(key);
    const before = byName.get(name);
    if (before === undefined) byName.set(name, key);
    if (before === undefined && isIdentifier(name)) continue;
    problems.push({
      code: before === undefined ? "name-reserved" : "name-clash",
      message:
        before === undefined
          ? `the schema "${key}" has no word to make a name of`
          : `the schemas "${before}" and "${key}" would both be the type ${name}`,
      advice: "rename the schema in the description",
      pointer: `/components/schemas/${key}`,
    });
  }
  return new Map([...byName].map(([name, key]) => [key, name]));
}
