/** Takes the credentials out of errors: servers, proxies and a caller's own fetch may all give them back. */
import { AbortError, TwinfoldError } from "./errors.ts";

/** The error with nothing secret left in it. A foreign error behind it that holds a secret gives way to its likeness. */
export type Redact = <E>(error: E) => E;

type Clean = (value: unknown) => unknown;

const mask = "[redacted]";
/** Levels of an error that are looked through; nothing deeper is shown. */
const deepest = 200;

export function createRedaction(secrets: readonly (string | undefined)[]): Redact {
  // Texts are cut anywhere, so eight characters in a row count as the secret; what has fewer is none.
  const pieces = secrets.flatMap((secret = "") =>
    secret.length < 8 ? [] : [secret, ...(secret.match(/.{8}/gs) ?? [])],
  );
  const hide = (text: string): string =>
    pieces.reduce((rest, one) => rest.replaceAll(one, mask), text);

  return <E>(error: E): E => {
    const found = new Map<unknown, unknown>();
    let depth = 0;
    const clean: Clean = (value) => {
      if (typeof value === "string") return cleanText(value, hide);
      if (typeof value === "function") return mask;
      if (typeof value !== "object" || value === null) return value;
      if (found.has(value)) return found.get(value);
      found.set(value, mask); // for what leads back to it
      depth += 1;
      found.set(value, depth > deepest ? mask : looked(value, clean));
      depth -= 1;
      return found.get(value);
    };
    // An error stays an error.
    return clean(error) as E;
  };
}

/** Also where the text is percent-encoded, or JSON with escapes. */
function cleanText(text: string, hide: (text: string) => string): string {
  const plain = hide(text);
  const decoded = plain.replace(/(?:%|\\u00)([\da-f]{2})|\\(?=["\\/])/gi, (_, hex?: string) =>
    hex ? String.fromCharCode(Number(`0x${hex}`)) : "",
  );
  const hidden = hide(decoded);
  return hidden === decoded ? plain : hidden;
}

/** What throws when it is looked at is not shown either. */
function looked(value: object, clean: Clean): unknown {
  try {
    // The reason of an abort is the caller's own.
    return value instanceof Date || value instanceof AbortError ? value : cleanObject(value, clean);
  } catch {
    return mask;
  }
}

function cleanObject(value: object, clean: Clean): unknown {
  const make = value instanceof Error ? likeError : likenessOf(value);
  // What cannot be looked through is not shown.
  if (make === undefined) return mask;
  const entries = entriesOf(value);
  const cleaned = entries.map(([name, part]) => [clean(name) as PropertyKey, clean(part)] as const);
  const before = entries.flat();
  const same = cleaned.flat().every((part, i) => part === before[i]);
  return same ? value : make(cleaned, value);
}

type Entries = readonly (readonly [name: PropertyKey, part: unknown])[];

/** All that an inspection may show, so also what is hidden or named by a symbol. */
function entriesOf(value: object): Entries {
  if (value instanceof Headers || Array.isArray(value)) return [...value.entries()];
  const names = new Set(Reflect.ownKeys(value));
  if (value instanceof Error) names.add("name").add("message");
  return Array.from(names, (name) => [name, value[name as keyof object]]); // any of its own
}

/** By prototype: what a class of someone else's prints of itself, nobody knows. */
function likenessOf(value: object): ((entries: Entries, value: object) => object) | undefined {
  switch (Object.getPrototypeOf(value)) {
    case Array.prototype:
      return (entries) => entries.map(([, part]) => part);
    case Object.prototype:
    case null:
      return Object.fromEntries;
    // Not in a table: Node loads its whole fetch as soon as Headers is looked at, which is for the first call to do.
    case Headers.prototype:
      return (entries) => new Headers(entries as [string, string][]); // as they came
    default:
      return undefined;
  }
}

/** Our own errors are changed in place, so that they stay what they are. */
function likeError(entries: Entries, error: object): object {
  const shown = error instanceof TwinfoldError ? error : new Error();
  for (const [name, value] of entries) {
    if (shown[name as keyof Error] === value) continue;
    const enumerable = Object.keys(error).includes(name as string); // a symbol is not shown
    Object.defineProperty(shown, name, { value, enumerable, configurable: true });
  }
  return shown;
}
