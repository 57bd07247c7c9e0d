/** What a JSONPath (RFC 9535) selects. */
import { JSONPathEnvironment, JSONPathError } from "json-p3";

/** The keys that lead to a selected value, from the root. */
export type Location = readonly (string | number)[];

/** Deeper than any description that is read. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: 1000 });

/** Each selected place once, in the order of the path; or, as a text, why the path is none. */
export function select(root: unknown, path: string): readonly Location[] | string {
  try {
    const found = environment.query(path, root as Parameters<typeof environment.query>[1]); // JSON, as the gate has seen
    const locations = found.nodes.map(({ location }) => location);
    return [...new Map(locations.map((it) => [JSON.stringify(it), it])).values()];
  } catch (cause) {
    if (cause instanceof JSONPathError) return cause.message;
    throw cause;
  }
}
