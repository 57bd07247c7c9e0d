/** Where the rules and the compiler do not say the same of a method's types, beside the classes that are expected. */
import type { Change, CompilerVerdict, Direction } from "./change.ts";

interface Expected {
  readonly id: RegExp;
  readonly direction: Direction;
  readonly why: string;
}

/** What the rules call breaking for types and the compiler does not. */
const ONLY_RULES: readonly Expected[] = [
  {
    id: /^property-(removed|became-read-only)$/,
    direction: "request",
    why: "a type with a property less takes what has one more; a literal with it does not compile",
  },
  {
    id: /^property-(removed|became-write-only)$/,
    direction: "response",
    why: "an answer without an optional property is one with it; code that reads it does not compile",
  },
  {
    id: /^object-opened$|^items-|^additional-properties-|^tuple-/,
    direction: "response",
    why: "what is not described is typed as anything",
  },
  {
    id: /^additional-properties-|^items-|^tuple-/,
    direction: "request",
    why: "types are open to further properties",
  },
  { id: /^(enum|const)-/, direction: "response", why: "enums of answers are open" },
  { id: /^(enum|const)-/, direction: "request", why: "a schema used both ways is open both ways" },
  {
    id: /^type-(widened|narrowed)$/,
    direction: "response",
    why: "integers and numbers are one type",
  },
  {
    id: /^type-(widened|narrowed)$/,
    direction: "request",
    why: "integers and numbers are one type",
  },
  {
    id: /^(parameter|body|media-type|success)-/,
    direction: "request",
    why: "told of the method, not of the type of its parts",
  },
  {
    id: /^(body|media-type|success)-/,
    direction: "response",
    why: "told of the method, not of the type of its parts",
  },
];

/** What the compiler refuses and the rules do not call breaking for types. */
const ONLY_COMPILER: readonly Expected[] = [
  {
    id: /^(union-member-added-tagged|discriminator-value-added)$/,
    direction: "response",
    why: "a discriminated union is closed, and callers are told to have a default",
  },
  {
    id: /^discriminator-default-(added|removed)$/,
    direction: "response",
    why: "what any other value means is typed as what has none, and callers are told to have a default",
  },
  {
    id: /^(enum-value-added|enum-removed)$/,
    direction: "response",
    why: "the values of a discriminant are closed",
  },
  {
    id: /^additional-properties-/,
    direction: "response",
    why: "an index signature is not implied",
  },
];

/** What the compiler refuses though nothing changed. */
const ONLY_SPELLING: readonly { readonly message: RegExp; readonly why: string }[] = [
  {
    message: /Index signature for type 'string' is missing/,
    why: "`additionalProperties: true`, written down, is an index signature; left out, it is none",
  },
];

/** Why the compiler refuses a type that the rules do not call breaking, where that is known. */
export function knownReason(
  changes: readonly Change[],
  { direction, message }: CompilerVerdict,
): string | undefined {
  const spelling = ONLY_SPELLING.find((row) => row.message.test(message ?? ""));
  const row = ONLY_COMPILER.find((it) => changes.some((one) => isExpected(one, [it], direction)));
  return (spelling ?? row)?.why;
}

/** One line for each method and direction of which both judges do not agree and nobody knows why. */
export function disagreementsOf(
  changes: readonly Change[],
  verdicts: readonly CompilerVerdict[],
): string[] {
  const groups = new Map<string, CompilerVerdict[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.method} ${verdict.direction}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()].flatMap((group) => {
    const [{ method, direction } = { method: "", direction: "request" as const }] = group;
    const mine = changes.filter(
      (it) => it.methods.includes(method) && (it.direction ?? direction) === direction,
    );
    const refused = group.find(({ assignable }) => !assignable);
    const broken = mine.filter(({ types }) => types === "breaking");
    if (refused === undefined) {
      const unknown = broken.filter(
        (it) => it.direction !== null && !isExpected(it, ONLY_RULES, direction),
      );
      return unknown.map(
        ({ id, pointer }) => `${method} ${direction}: ${id} at ${pointer} compiles`,
      );
    }
    const isKnown = broken.length > 0 || knownReason(mine, refused) !== undefined;
    return isKnown ? [] : [`${method} ${direction}: ${refused.message ?? "does not compile"}`];
  });
}

function isExpected({ id }: Change, rows: readonly Expected[], direction: Direction): boolean {
  return rows.some((row) => row.direction === direction && row.id.test(id));
}
