/** Two unions: null apart, single types directly, members by who they are. */
import { compareBases, type Context } from "./compare-bases.ts";
import { compareDiscriminators } from "./compare-discriminators.ts";
import { constantsOf } from "./constants.ts";
import { differs, type Finding } from "./finding.ts";
import { differAtFirstSight, type Seen } from "./first-sight.ts";
import { onlyNarrows, onlyWidens } from "./inclusion.ts";
import { matchAlternatives, type Side } from "./match.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative } from "./schema.ts";

/** Adds what differs to the node. */
export function compareUnions(before: Side, after: Side, context: Context): void {
  compareNull(before, after, context);
  const [left, right] = [withoutNull(before), withoutNull(after)];
  const [mine, theirs] = [left.schema.alternatives, right.schema.alternatives];
  if (mine.length === 0 && theirs.length === 0) return;
  if (mine.length === 0 || theirs.length === 0) {
    compareTypes(before.schema.alternatives, after.schema.alternatives, context); // null too
    return;
  }
  const [one] = mine;
  const [other] = theirs;
  if (mine.length === 1 && theirs.length === 1 && one !== undefined && other !== undefined) {
    compareBases(before, after, context);
    compareSingle(one, other, context);
  } else if (one?.type === "any" || other?.type === "any") compareTypes(mine, theirs, context);
  else compareMembers(left, right, context);
}

function compareNull(before: Side, after: Side, { node, pointer }: Context): void {
  const [was, is] = [before, after].map(({ schema }) =>
    schema.alternatives.some(({ type }) => type === "null" || type === "any"),
  );
  const isWhole = [before, after].some(({ schema }) =>
    schema.alternatives.every(({ type }) => type === "null" || type === "any"),
  );
  if (was !== is && !isWhole)
    node.findings.push({ rule: is ? "null-allowed" : "null-refused", pointer });
}

function withoutNull({ schema, normalizer }: Side): Side {
  const alternatives = schema.alternatives.filter(({ type }) => type !== "null");
  return { normalizer, schema: { ...schema, alternatives } };
}

function compareSingle(before: Alternative, after: Alternative, context: Context): void {
  if (before.type !== after.type) {
    const isNumeric = [before, after].every(({ type }) => type === "integer" || type === "number");
    if (!isNumeric) {
      compareTypes([before], [after], context);
      return;
    }
    const rule = after.type === "number" ? "type-widened" : "type-narrowed";
    context.node.findings.push({
      rule,
      pointer: context.pointer,
      before: before.type,
      after: after.type,
    });
  }
  context.node.children.add(context.compare(before, after));
}

function compareTypes(
  before: readonly Alternative[],
  after: readonly Alternative[],
  { node, pointer }: Context,
): void {
  const [mine, theirs] = [before, after].map((list) =>
    [...new Set(list.map(({ type }) => type))].toSorted(),
  );
  const shown = { before: mine?.join(" | ") || "nothing", after: theirs?.join(" | ") || "nothing" };
  if (shown.before === shown.after) return;
  const rule: RuleId =
    shown.after === "any" || mine?.every((type) => theirs?.includes(type))
      ? "type-widened"
      : shown.before === "any" || theirs?.every((type) => mine?.includes(type))
        ? "type-narrowed"
        : "type-changed";
  node.findings.push({ rule, pointer, ...shown });
}

function compareMembers(before: Side, after: Side, context: Context): void {
  const pairing = matchAlternatives(before, after);
  const { node, pointer } = context;
  const removed = pairing.removed.filter(
    (member) => !isAmong({ member, normalizer: before.normalizer }, after, "before", context),
  );
  const added = pairing.added.filter(
    (member) => !isAmong({ member, normalizer: after.normalizer }, before, "after", context),
  );
  if (pairing.pairs.length === 0 && removed.length > 0 && added.length > 0) {
    const shown = {
      before: removed.map(labelOf).join(" | "),
      after: added.map(labelOf).join(" | "),
    };
    node.findings.push({ rule: "type-changed", pointer, ...shown });
    return;
  }
  const isTold = isDiscriminated(before);
  node.findings.push(
    ...memberFindings(removed, pointer, "removed"),
    ...memberFindings(
      added.filter((it) => !isTold || !isTagged(it, after)),
      pointer,
      "added",
    ),
    ...memberFindings(
      added.filter((it) => isTold && isTagged(it, after)),
      pointer,
      "tagged",
    ),
    ...compareDiscriminators(before, after, { pairing, pointer }),
  );
  for (const [mine, theirs] of pairing.pairs) {
    if (mine.type === theirs.type) node.children.add(context.compare(mine, theirs));
    else compareSingle(mine, theirs, context);
  }
}

/** Said twice on one side, or held by a wider member, a member is on the other side nevertheless. */
function isAmong(
  { member, normalizer }: Seen,
  other: Side,
  side: "before" | "after",
  context: Context,
): boolean {
  const isObject = member.type === "object";
  return other.schema.alternatives.some((it) => {
    if (it.type !== member.type && !(it.type === "number" && member.type === "integer"))
      return false;
    const seen = { member: it, normalizer: other.normalizer };
    if (isObject && differAtFirstSight({ member, normalizer }, seen)) return false;
    const [mine, theirs] = side === "before" ? [member, it] : [it, member];
    const node = context.compare(mine, theirs);
    const isSame = !differs(node) && !differs(context.reverse(mine, theirs));
    if (isSame && it.type === member.type) return true;
    if (isObject) return false; // objects of one shape may well mean something else
    const isHeld = side === "before" ? onlyWidens(node) : onlyNarrows(node);
    if (isHeld)
      context.node.findings.push({
        rule: "union-member-held",
        pointer: context.pointer,
        [side]: labelOf(member),
      });
    return isHeld;
  });
}

/** One finding for all members of a kind: they stand at one place. */
function memberFindings(
  members: readonly Alternative[],
  pointer: string,
  what: "removed" | "added" | "tagged",
): Finding[] {
  const objects = members.filter(({ type }) => type === "object");
  const others = members.filter(({ type }) => type !== "object");
  const rules = MEMBER_RULES[what];
  return [
    { rule: rules.object, list: objects },
    { rule: rules.other, list: others },
  ].flatMap(({ rule, list }) => {
    const labels = list.map(labelOf).toSorted();
    return labels.length === 0
      ? []
      : [{ rule, pointer, [what === "removed" ? "before" : "after"]: labels }];
  });
}

const MEMBER_RULES = {
  removed: { object: "union-member-removed", other: "type-narrowed" },
  added: { object: "union-member-added", other: "type-widened" },
  tagged: { object: "union-member-added-tagged", other: "type-widened" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RuleId>>>>;

function labelOf(member: Alternative): string {
  const values = member.values?.map((value) => JSON.stringify(value)).join(" | ");
  return member.names[0] ?? values ?? member.type;
}

/** Two members or more, each of which says by a constant which one it is. */
function isDiscriminated(side: Side): boolean {
  const members = side.schema.alternatives.filter(({ type }) => type === "object");
  return members.length > 1 && members.every((it) => isTagged(it, side));
}

function isTagged(member: Alternative, { normalizer, schema }: Side): boolean {
  const { discriminator } = schema;
  const isNamed = discriminator !== null && member.names.length > 0; // its name is the value then
  return (
    isNamed || member.tags.length > 0 || constantsOf(member, normalizer, discriminator).length > 0
  );
}
