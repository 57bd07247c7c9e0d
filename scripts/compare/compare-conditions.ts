/** Two alternatives by what they ask of a value beside its parts. */
import { differs } from "./finding.ts";
import { onlyNarrows, onlyWidens } from "./inclusion.ts";
import type { Context } from "./inner.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative, Site } from "./schema.ts";

/** What holds of a value in every case can be followed inside; of these it does not hold. */
const CASES = new Set(["not", "if"]);

export function compareConditions(before: Alternative, after: Alternative, context: Context): void {
  const { node, inner, add } = context;
  const keywords = new Set([...before.conditions.keys(), ...after.conditions.keys()]);
  for (const keyword of [...keywords].toSorted()) {
    const mine = before.conditions.get(keyword);
    const theirs = after.conditions.get(keyword);
    if (mine === undefined) add("condition-added", theirs ?? null, { after: keyword });
    else if (theirs === undefined) add("condition-removed", null, { before: keyword });
    else if (CASES.has(keyword)) compareCase(keyword, [mine, theirs], context);
    else node.children.add(inner.compare(mine, theirs));
  }
}

function compareCase(
  keyword: string,
  [mine, theirs]: readonly [Site, Site],
  { inner, add }: Context,
): void {
  const [there, back] = [inner.compare(mine, theirs), inner.reverse(mine, theirs)];
  if (!differs(there) && !differs(back)) return;
  const rule: RuleId =
    keyword === "if"
      ? "condition-changed"
      : onlyWidens(there) // the more is excluded
        ? "condition-tightened"
        : onlyNarrows(there)
          ? "condition-loosened"
          : "condition-changed";
  add(rule, theirs, { before: keyword, after: keyword });
}

/** Names that must be there where another one is: more of them ask for more. */
export function compareDemands(before: Alternative, after: Alternative, { add }: Context): void {
  const keys = new Set([...before.demands.keys(), ...after.demands.keys()]);
  for (const key of [...keys].toSorted()) {
    const [mine, theirs] = [before.demands.get(key) ?? [], after.demands.get(key) ?? []];
    const lost = mine.some((name) => !theirs.includes(name));
    const won = theirs.some((name) => !mine.includes(name));
    if (!lost && !won) continue;
    const shown = { before: before.demands.get(key), after: after.demands.get(key) };
    add(lost && won ? "condition-changed" : ruleOf(shown, won), null, shown);
  }
}

function ruleOf({ before, after }: { before: unknown; after: unknown }, isMore: boolean): RuleId {
  if (before === undefined) return "condition-added";
  if (after === undefined) return "condition-removed";
  return isMore ? "condition-tightened" : "condition-loosened";
}
