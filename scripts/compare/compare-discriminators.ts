/** Two unions by what tells their members apart. */
import type { Finding, Node } from "./finding.ts";
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
    ...compareDefaults(before, after, { pairing, pointer }),
    ...compareTags(before, after, { pairing, pointer }),
  ];
}

/** What any value means that is not listed. */
function compareDefaults(before: Side, after: Side, { pairing, pointer }: Context): Finding[] {
  const [was, is] = [before.schema.fallback, after.schema.fallback];
  if (was === is) return [];
  if (was === null) return [{ rule: "discriminator-default-added", pointer, after: is }];
  if (is === null) return [{ rule: "discriminator-default-removed", pointer, before: was }];
  const isRenamed = pairing.pairs.some(
    ([left, right]) => left.names.includes(was) && right.names.includes(is),
  );
  if (isRenamed) return [];
  return [{ rule: "discriminator-default-changed", pointer, before: was, after: is }];
}

function compareTags(before: Side, after: Side, { pairing, pointer }: Context): Finding[] {
  const [were, are] = [tagsOf(before), tagsOf(after)];
  return pairing.pairs.flatMap(([left, right]): Finding[] => {
    if (left.tags.length === 0 || right.tags.length === 0) return [];
    const lost = left.tags.filter((tag) => !right.tags.includes(tag));
    const won = right.tags.filter((tag) => !left.tags.includes(tag));
    const isRenamed = lost.length === left.tags.length && won.length === right.tags.length;
    if (isRenamed && !lost.some((tag) => are.has(tag)) && !won.some((tag) => were.has(tag)))
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
  });
}

/** Of what others are made by allOf: a discriminator tells those others apart. */
export function compareBases(
  before: Side,
  after: Side,
  { node, pointer }: { readonly node: Node; readonly pointer: string },
): void {
  const [was, is] = [before.schema.discriminator, after.schema.discriminator];
  if (was === null || is === null || was === is) return;
  node.findings.push({ rule: "discriminator-changed", pointer, before: was, after: is });
}

function isUnion({ schema }: Side): boolean {
  return schema.alternatives.filter(({ type }) => type === "object").length > 1;
}

function tagsOf({ schema }: Side): ReadonlySet<string> {
  return new Set(schema.alternatives.flatMap(({ tags }) => tags));
}
