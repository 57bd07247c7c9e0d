/** Two unions by what tells their members apart. */
import type { Finding } from "./finding.ts";
import type { Pairing, Side } from "./match.ts";

interface Context {
  readonly pairing: Pairing;
  readonly pointer: string;
}

export function compareDiscriminators(
  before: Side,
  after: Side,
  { pairing, pointer }: Context,
): Finding[] {
  const [mine, theirs] = [before.schema.discriminator, after.schema.discriminator];
  const shown = { before: mine ?? undefined, after: theirs ?? undefined };
  if (![before, after].every(isUnion)) return []; // one alone needs no telling apart
  if (mine !== theirs) {
    const rule =
      mine === null
        ? "discriminator-added"
        : theirs === null
          ? "discriminator-removed"
          : "discriminator-changed";
    return [{ rule, pointer, ...shown }];
  }
  return [
    ...compareDefaults(before, after, {
      pointer,
      isRenamed: (was, is) =>
        pairing.pairs.some(([left, right]) => left.names.includes(was) && right.names.includes(is)),
    }),
    ...compareTags(before, after, { pairing, pointer }),
  ];
}

export type IsRenamed = (was: string, is: string) => boolean;

/** What any value means that is not listed. */
export function compareDefaults(
  { schema: { fallback: was } }: Side,
  { schema: { fallback: is } }: Side,
  { pointer, isRenamed }: { readonly pointer: string; readonly isRenamed: IsRenamed },
): Finding[] {
  if (was === is) return [];
  if (was === null) return [{ rule: "discriminator-default-added", pointer, after: is }];
  if (is === null) return [{ rule: "discriminator-default-removed", pointer, before: was }];
  if (isRenamed(was, is)) return [];
  return [{ rule: "discriminator-default-changed", pointer, before: was, after: is }];
}

function compareTags(before: Side, after: Side, { pairing, pointer }: Context): Finding[] {
  const all = { were: tagsOf(before), are: tagsOf(after), pointer };
  return pairing.pairs.flatMap(([left, right]) =>
    left.tags.length === 0 || right.tags.length === 0
      ? []
      : compareMeanings(left.tags, right.tags, all),
  );
}

interface Values {
  readonly were: ReadonlySet<string>;
  readonly are: ReadonlySet<string>;
  readonly pointer: string;
}

/** Values that mean one schema. */
export function compareMeanings(
  left: readonly string[],
  right: readonly string[],
  { were, are, pointer }: Values,
): Finding[] {
  const lost = left.filter((tag) => !right.includes(tag));
  const won = right.filter((tag) => !left.includes(tag));
  const isOther = lost.length === left.length && won.length === right.length;
  const isNew = !lost.some((tag) => are.has(tag)) && !won.some((tag) => were.has(tag));
  if (isOther && isNew && lost.length > 0 && won.length > 0)
    return [{ rule: "discriminator-value-renamed", pointer, before: lost, after: won }];
  return [
    ...lost.map((tag): Finding => ({
      rule: are.has(tag) ? "discriminator-value-moved" : "discriminator-value-removed",
      pointer,
      before: tag,
    })),
    ...won
      .filter((tag) => !were.has(tag))
      .map((tag): Finding => ({ rule: "discriminator-value-added", pointer, after: tag })),
  ];
}

function isUnion({ schema }: Side): boolean {
  return schema.alternatives.filter(({ type }) => type === "object").length > 1;
}

function tagsOf({ schema }: Side): ReadonlySet<string> {
  return new Set(schema.alternatives.flatMap(({ tags }) => tags));
}
