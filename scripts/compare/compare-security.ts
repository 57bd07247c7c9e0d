/** Which credentials an operation asks for. */
import type { Api, Operation } from "./api.ts";
import { compareScheme, labelOfScheme } from "./compare-schemes.ts";
import type { Finding } from "./finding.ts";
import type { RuleId } from "./rules.ts";

type Requirement = ReadonlyMap<string, readonly string[]>;

/** Findings at the operation, or at the head of the description where it is said there. */
export function compareSecurity(
  [before, after]: readonly [Operation, Operation],
  [old, now]: readonly [Api, Api],
  ownedHeaders: ReadonlySet<string>,
): Finding[] {
  const { pointer } = after.security;
  const [were, are] = [requirements(before, old), requirements(after, now, old)];
  const add = (rule: RuleId, shown: Partial<Finding> = {}): Finding => ({
    rule,
    pointer,
    ...shown,
  });
  const [wasFree, isFree] = [isAnonymous(were), isAnonymous(are)];
  const schemes = changedSchemes(after, [old, now]);
  const isSent = are.some((it) =>
    [...it.keys()].every((name) => ownedHeaders.has(headerOf(name) ?? "")),
  );
  if (wasFree && !isFree) {
    const rule = isSent ? "owned-header-changed" : "security-required";
    return [...schemes, add(rule, { after: are.map(labelOf) })];
  }
  if (!wasFree && isFree)
    return [...schemes, add("security-removed", { before: were.map(labelOf) })];
  const found = were
    .filter((it) => it.size > 0 && !are.some((other) => asksNoMore(other, it)))
    .flatMap((it): Finding[] => {
      const same = are.find((other) => namesOf(other) === namesOf(it));
      if (same === undefined) return [add("security-alternative-removed", { before: labelOf(it) })];
      return [add("security-scope-added", { before: labelOf(it), after: labelOf(same) })];
    });
  const fewer = were.flatMap((it) => {
    const same = are.find((other) => namesOf(other) === namesOf(it));
    return same !== undefined && asksNoMore(same, it) && !asksNoMore(it, same)
      ? [add("security-scope-removed", { before: labelOf(it), after: labelOf(same) })]
      : [];
  });
  const added = are
    .filter((it) => it.size > 0 && !were.some((other) => namesOf(other) === namesOf(it)))
    .map((it) => add("security-alternative-added", { after: labelOf(it) }));
  return [...schemes, ...found, ...fewer, ...added];
}

/** By what is sent, not by the name of the scheme; a scheme that changed counts as the same here. */
function requirements({ security }: Operation, { schemes }: Api, old?: Api): Requirement[] {
  return security.alternatives.map((alternative) => {
    const entries = [...alternative].map(([name, scopes]) => {
      const scheme = old?.schemes.get(name) ?? schemes.get(name);
      return [scheme?.signature ?? name, scopes] as const;
    });
    return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isAnonymous(requirement: readonly Requirement[]): boolean {
  return requirement.length === 0 || requirement.some((it) => it.size === 0);
}

/** Whoever meets the second meets the first. */
function asksNoMore(asked: Requirement, met: Requirement): boolean {
  return [...asked].every(
    ([name, scopes]) => scopes.every((it) => met.get(name)?.includes(it)) && met.has(name),
  );
}

function namesOf(requirement: Requirement): string {
  return [...requirement.keys()].join("\n");
}

/** The header that an API key is sent in. */
function headerOf(signature: string): string | undefined {
  const [, type, name] = /^\["(apiKey)","header","([^"]+)"/.exec(signature) ?? [];
  return type === undefined ? undefined : name;
}

function labelOf(requirement: Requirement): string {
  const parts = [...requirement].map(([signature, scopes]) => {
    const name = labelOfScheme(signature);
    return scopes.length === 0 ? name : `${name} (${scopes.join(", ")})`;
  });
  return parts.join(" and ") || "nothing";
}

function changedSchemes({ security }: Operation, [old, now]: readonly [Api, Api]): Finding[] {
  const names = new Set(security.alternatives.flatMap((it) => [...it.keys()]));
  return [...names].toSorted().flatMap((name): Finding[] => {
    const [was, is] = [old.schemes.get(name), now.schemes.get(name)];
    return was && is ? compareScheme(was, is) : [];
  });
}
