/** Two descriptions → what changed between them, what that breaks, and which release it needs. */
import type { Operation } from "./api.ts";
import type { Change, DiffReport, Level } from "./change.ts";
import { Collector } from "./collector.ts";
import { compareCalled } from "./compare-operation.ts";
import { compareTerms } from "./compare-terms.ts";
import { compareCatalogue } from "./compare-schemes.ts";
import { compareFamily } from "./families.ts";
import { Normalizer } from "./normal.ts";
import { Holders } from "./holders.ts";
import { readApi } from "./read-api.ts";
import { releaseOf, tellVersion } from "./release.ts";
import { SchemaComparer } from "./schema-comparer.ts";
import { compareServers, prefixes } from "./servers.ts";
import { Spec } from "./spec.ts";
import type { Family, Variant } from "./twin-stories.ts";

export type { ConsumerLine } from "./change.ts";
export type { Change, CompilerVerdict, DiffReport, Direction, Level } from "./change.ts";
export { LEVELS } from "./change.ts";
export type { Operation } from "./api.ts";
export { disagreementsOf } from "./disagreement.ts";
export { type Ignored, readIgnored, sift } from "./ignore.ts";
export { isRule } from "./rules.ts";
export { asAnnotations } from "./report-github.ts";
export { asLines, excerpt } from "./excerpt.ts";
export { snapshot } from "./snapshot.ts";
export { judgedTwice } from "./judges.ts";
export { asMarkdown } from "./report-markdown.ts";
export { asText } from "./report-text.ts";

/** Which method an operation is a way to call. */
export interface Identity {
  /** Equal for the variants of one method on both sides, and for them only. */
  readonly key: string;
  readonly beta: boolean | string;
  readonly method: string | null;
}

export interface Description {
  /** As it was parsed. */
  readonly root: unknown;
  readonly identify: (operation: Operation) => Identity;
}

export interface CompareOptions {
  /** Headers that the client sends by itself. */
  readonly ownedHeaders?: readonly string[] | undefined;
  /** Levels by rule id, in place of the rules' own. */
  readonly levels?: Readonly<Record<string, Level>> | undefined;
}

export type Comparison = Pick<DiffReport, "breaking" | "semver" | "changes">;

export function compare(
  before: Description,
  after: Description,
  options: CompareOptions = {},
): Comparison {
  const specs = [new Spec(before.root), new Spec(after.root)] as const;
  const [old, now] = [readApi(specs[0]), readApi(specs[1])];
  const collector = new Collector([new Holders(specs[1]), new Holders(specs[0])]);
  const [left, right] = [new Normalizer(specs[0]), new Normalizer(specs[1])];
  const context = {
    schemas: new SchemaComparer(left, right),
    twins: { before: new SchemaComparer(left, left), after: new SchemaComparer(right, right) },
    collector,
    apis: [old, now] as const,
    roots: [specs[0].root, specs[1].root] as const,
    ownedHeaders: new Set((options.ownedHeaders ?? []).map((name) => name.toLowerCase())),
    isNumbered: numbered(old.operations),
  };
  const general = collector.of({ operation: null, method: null });
  const [mine, theirs] = prefixes(old, now);
  const families = familiesOf(
    old.operations.map((it) => [it, before.identify(under(mine, it))] as const),
    now.operations.map((it) => [it, after.identify(under(theirs, it))] as const),
  );
  for (const family of families) compareFamily(family, context);
  compareCalled(old.webhooks, now.webhooks, {
    context: { ...context, report: general },
    what: "webhook",
  });
  general.add(null, ...compareCatalogue(old, now));
  general.add(null, ...compareServers(old.servers, now.servers, mine !== theirs));
  const needed = releaseOf(collector.levels(options.levels));
  general.add(null, ...compareTerms(old, now), ...tellVersion(old.version, now.version, needed));
  return summarize(collector.changes(context.roots, options.levels));
}

/** What the changes come to. */
export function summarize(changes: readonly Change[]): Comparison {
  return {
    breaking: changes.some(({ level }) => level === "breaking"),
    semver: releaseOf(changes),
    changes,
  };
}

function under(prefix: string, operation: Operation): Operation {
  return prefix === "" ? operation : { ...operation, path: prefix + operation.path };
}

type Identified = readonly (readonly [Operation, Identity])[];

function familiesOf(before: Identified, after: Identified): Family[] {
  const families = new Map<string, { before: Variant[]; after: Variant[] }>();
  for (const [side, operations] of [
    ["before", before],
    ["after", after],
  ] as const) {
    for (const [operation, { key, beta, method }] of operations) {
      const family = families.get(key) ?? { before: [], after: [] };
      family[side].push({ operation, beta, method });
      families.set(key, family);
    }
  }
  return [...families.values()].map((it) => ({
    before: sorted(it.before),
    after: sorted(it.after),
  }));
}

function sorted(variants: readonly Variant[]): Variant[] {
  return variants.toSorted((a, b) => rank(a.beta) - rank(b.beta));
}

/** GA first: it is what calls without options go to. */
function rank(beta: boolean | string): number {
  return beta === false ? 0 : beta === true ? 1 : 2;
}

/** Ids that stand twice, or have got a number by which they stand once. */
function numbered(operations: readonly Operation[]): (id: string | null) => boolean {
  const counts = new Map<string, number>();
  const bareIds = new Set<string>();
  for (const { operationId } of operations) {
    if (operationId === null) continue;
    counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
    if (NUMBER.test(operationId)) bareIds.add(operationId.replace(NUMBER, ""));
  }
  return (id) => {
    if (id === null) return false;
    const bare = id.replace(NUMBER, "");
    return (counts.get(id) ?? 0) > 1 || bareIds.has(id) || (bare !== id && counts.has(bare));
  };
}

const NUMBER = /_\d+$/;
