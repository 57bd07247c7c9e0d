/** Names that a method, a namespace or a parameter cannot have. */

/** What every object has, what makes an object look like a promise, and what generated resources inherit. */
export const RESERVED_MEMBERS: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "prototype",
  "then",
  "toJSON",
  "call",
  "download",
  "jsonl",
  "paged",
]);

/** Words that strict code refuses as the name of a parameter, and the names of a method's other parameters. */
const TAKEN_PARAMETERS: ReadonlySet<string> = new Set(
  (
    "arguments await body break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null options package " +
    "params path private protected public query return static super switch this throw true try typeof var void while " +
    "with yield"
  ).split(" "),
);

/** A path parameter's identifier: a taken name gets a trailing underscore. */
export function parameterIdentifier(name: string): string {
  return TAKEN_PARAMETERS.has(name) ? `${name}_` : name;
}
