/** The schemes by which operations authenticate, and the catalogue of them. */
import type { Api, Scheme } from "./api.ts";
import type { Finding } from "./finding.ts";
import { inside, type Located, mapOf, textOf, valueIn } from "./spec.ts";

/** What whoever authenticates by it has to do another way. */
export function compareScheme(before: Scheme, after: Scheme): Finding[] {
  const { pointer } = after;
  const [was, is] = [before.signature, after.signature];
  if (was !== is) {
    const [mine, theirs] = [labelOfScheme(was), labelOfScheme(is)];
    return [{ rule: "security-scheme-changed", pointer, before: mine, after: theirs }];
  }
  return [
    ...compareFormat(before, after),
    ...compareEndpoints(before, after),
    ...compareDeprecation(before, after),
  ];
}

/** `http bearer`; of a scheme that is not described, its name. */
export function labelOfScheme(signature: string): string {
  if (!signature.startsWith("[")) return signature;
  const parts = (JSON.parse(signature) as unknown[]).flat(); // our own text
  return parts.filter((it) => it !== null && it !== "undefined").join(" ");
}

function compareFormat(
  { tokenFormat: before }: Scheme,
  { pointer, tokenFormat }: Scheme,
): Finding[] {
  if (before === null || tokenFormat === null || before === tokenFormat) return [];
  return [{ rule: "security-token-format-changed", pointer, before, after: tokenFormat }];
}

function compareEndpoints(was: Scheme, { pointer, endpoints }: Scheme): Finding[] {
  const ways = new Set([...was.endpoints.keys(), ...endpoints.keys()]);
  return [...ways].toSorted().flatMap((way): Finding[] => {
    const [before, after] = [was.endpoints.get(way), endpoints.get(way)];
    if (before === undefined) return [{ rule: "security-flow-added", pointer, after: way }];
    if (after === undefined) return [{ rule: "security-flow-removed", pointer, before: way }];
    return before.flatMap((url, n): Finding[] =>
      url === "" || url === after[n]
        ? []
        : [{ rule: "security-endpoint-changed", pointer, before: url, after: after[n] }],
    );
  });
}

function compareDeprecation(before: Scheme, { pointer, deprecated }: Scheme): Finding[] {
  if (before.deprecated === deprecated) return [];
  return [{ rule: `security-scheme-${deprecated ? "" : "un"}deprecated`, pointer }];
}

/** What no operation tells of the schemes: those that none asks for, and the scopes that may be asked for. */
export function compareCatalogue(old: Api, now: Api): Finding[] {
  const used = new Set([old, now].flatMap(namesIn));
  const names = new Set([...old.schemes.keys(), ...now.schemes.keys()]);
  return [...names].toSorted().flatMap((name): Finding[] => {
    const [before, after] = [old.schemes.get(name), now.schemes.get(name)];
    if (before && after) {
      const scopes = compareScopes(before, after);
      if (used.has(name)) return scopes;
      const isSame = compareScheme(before, after).length + scopes.length === 0;
      const { pointer } = after;
      return isSame ? [] : [{ rule: "security-scheme-redefined", pointer, after: name }];
    }
    const [scheme, others] = before ? [before, now] : [after, old];
    if (scheme === undefined || used.has(name) || isAmong(scheme, others)) return [];
    return [
      before
        ? { rule: "security-scheme-removed", pointer: scheme.pointer, before: name }
        : { rule: "security-scheme-added", pointer: scheme.pointer, after: name },
    ];
  });
}

function namesIn({ operations, webhooks }: Api): string[] {
  const all = new Set([...operations, ...webhooks].map(({ security }) => security)); // most share one
  return [...all].flatMap(({ alternatives }) => alternatives.flatMap((it) => [...it.keys()]));
}

/** By another name, which reaches nobody. */
function isAmong({ signature }: Scheme, { schemes }: Api): boolean {
  return [...schemes.values()].some((it) => it.signature === signature);
}

/** Of the flows that both have: what comes or goes with a flow is told with it. */
function compareScopes(before: Scheme, after: Scheme): Finding[] {
  return [...before.scopes].flatMap(([flow, mine]) => {
    const theirs = after.scopes.get(flow);
    return theirs === undefined ? [] : compareTexts(mine, theirs);
  });
}

function compareTexts(before: Located, after: Located): Finding[] {
  const { pointer } = after;
  const scopes = [before, after].flatMap(({ value }) => Object.keys(mapOf(value)));
  return [...new Set(scopes)].toSorted().flatMap((scope): Finding[] => {
    const [was, is] = [valueIn(before, scope), valueIn(after, scope)];
    if (was === undefined) return [{ rule: "security-scope-offered", pointer, after: scope }];
    if (is === undefined) return [{ rule: "security-scope-withdrawn", pointer, before: scope }];
    if (textOf(was) === textOf(is)) return [];
    const place = inside(after, scope).pointer;
    return [{ rule: "security-scope-redescribed", pointer: place, before: was, after: is }];
  });
}
