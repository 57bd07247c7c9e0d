/** Headers as a plain record with names in lower case, so that later ones replace earlier ones. */
import { UsageError } from "./errors.ts";

/**
 * Undefined values are left out. Throws UsageError for what a header cannot carry, naming the header but never its value: fetch would print
 * it, and it may be a secret.
 */
export function headerRecord(
  attempted: string,
  headers: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === undefined) continue;
    const text = String(value);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
      throw new UsageError(
        `${attempted}: header ${JSON.stringify(name)} has a name or value that cannot be sent`,
      );
    }
    record[name.toLowerCase()] = text;
  }
  return record;
}
