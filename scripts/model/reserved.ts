/** Names that a method, a namespace or a parameter cannot have. */

/** What must not be a method or a namespace, and what it means already. */
export const RESERVED_MEMBERS: ReadonlyMap<string, string> = new Map([
  ...Object.getOwnPropertyNames(Object.prototype).map(
    (name) => [name, "every object has it already"] as const,
  ),
  ["prototype", "every class has it already"],
  ["then", "an object that has it is taken for a promise"],
  ["toJSON", "JSON.stringify calls it"],
]);

/** Words that strict code refuses as the name of a parameter, and the names that the body of a method uses. */
const TAKEN_PARAMETERS: ReadonlySet<string> = new Set(
  (
    "arguments asksFor await body break call case catch class const continue debugger default delete do download else enum " +
    "eval export extends false finally for formParts formText function if implements import in instanceof interface jsonl " +
    "let new null options package paged pagedByLink pagingStyles params path private protected public query return sse " +
    "static styledForm styledQuery super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** What the operations of a resource are called. */
const OPERATIONS = /(^o|O)perations$/;

/** A path parameter's identifier: a taken name gets a trailing underscore. */
export function parameterIdentifier(name: string): string {
  return TAKEN_PARAMETERS.has(name) || OPERATIONS.test(name) ? `${name}_` : name;
}
