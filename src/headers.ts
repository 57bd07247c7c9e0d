/** Headers out of layers, of which later ones replace earlier ones. */
import { UsageError } from "./errors.ts";
import { type HeaderLayer, mergedHeaders } from "./transport.ts";

/**
 * Throws UsageError for what a header cannot carry, naming the header but never its value: fetch would print it, and it may be a secret.
 */
export function headersOf(attempted: string, ...layers: readonly HeaderLayer[]): Headers {
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer ?? {}))) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value))) {
      throw new UsageError(
        `${attempted}: header ${JSON.stringify(name)} has a name or value that cannot be sent`,
      );
    }
  }
  return mergedHeaders(...layers);
}
