/** Operations of both sides, family by family: the same ones compared, twins told as states. */
import type { Api, Content, Operation } from "./api.ts";
import type { Collector, Subject } from "./collector.ts";
import { Collector as Scratch } from "./collector.ts";
import { compareAnswers, compareBody } from "./compare-content.ts";
import { compareOperation, type Context, type Report } from "./compare-operation.ts";
import { compareSecurity } from "./compare-security.ts";
import { differBelow } from "./first-sight.ts";
import type { RuleId } from "./rules.ts";
import type { SchemaComparer } from "./schema-comparer.ts";
import type { Site } from "./schema.ts";
import { compareOwnServers } from "./servers.ts";
import type { Located } from "./spec.ts";
import { storiesOf, type Family, type Variant } from "./twin-stories.ts";

export interface FamilyContext extends Omit<Context, "report"> {
  readonly collector: Collector;
  readonly apis: readonly [Api, Api];
  readonly roots: readonly [Located, Located];
  /** The versions each compared with themselves: by these, twins are told to be alike. */
  readonly twins: { readonly before: SchemaComparer; readonly after: SchemaComparer };
}

export function compareFamily(family: Family, context: FamilyContext): void {
  const { collector, apis } = context;
  const [first] = family.before;
  const [next] = family.after;
  if (first === undefined || next === undefined) {
    tellWhole(family, collector);
    return;
  }
  for (const before of family.before) {
    const after = partnerOf(before, family.after);
    if (after === undefined) continue;
    const report = collector.of(subjectOf(after));
    compareOperation(before.operation, after.operation, { ...context, report });
    const operations = [before.operation, after.operation] as const;
    report.add(
      null,
      ...compareSecurity(operations, apis, context.ownedHeaders),
      ...compareOwnServers(operations, apis),
    );
  }
  if (first.method !== null && next.method !== null && first.method !== next.method)
    collector.of(subjectOf(next)).add(null, {
      rule: "method-renamed",
      pointer: next.operation.pointer,
      before: first.method,
      after: next.method,
    });
  const stories = storiesOf(family, (before, after) => typesDiffer(before, after, context));
  for (const { rule, variant } of stories) tell(rule, variant, collector);
  tellDrift(family, context);
}

/** Where a description has two paths that differ in the names of parameters only, each is its own. */
function partnerOf(variant: Variant, others: readonly Variant[]): Variant | undefined {
  const same = others.filter(({ beta }) => beta === variant.beta);
  return same.find(({ operation }) => operation.label === variant.operation.label) ?? same[0];
}

function subjectOf({ operation, method }: Variant): Subject {
  return { operation: operation.label, method };
}

function tellWhole({ before, after }: Family, collector: Collector): void {
  const [removed] = before;
  const [added] = after;
  const variant = removed ?? added;
  if (variant === undefined) return;
  const { label, pointer } = variant.operation;
  const finding =
    removed === undefined
      ? { rule: "operation-added" as const, pointer, after: label }
      : { rule: "operation-removed" as const, pointer, before: label };
  collector.of(subjectOf(variant)).add(null, finding);
}

/** All methods of a namespace share the story: it has no place but the namespace. */
function tell(rule: RuleId, variant: Variant, collector: Collector): void {
  const { path } = variant.operation;
  const namespace = variant.method?.split(".").slice(0, -1).join(".") || path;
  const other = typeof variant.beta === "string" ? ` ${variant.beta}` : "";
  collector.of(subjectOf(variant)).add(null, { rule, pointer: "/paths", after: namespace + other });
}

/** Whether a call that was made for the one does not compile or misreads with the other. */
function typesDiffer(before: Operation, after: Operation, context: FamilyContext): boolean {
  const scratch = new Scratch();
  const report = scratch.of({ operation: null, method: null });
  compareBodies(before, after, { ...context, report });
  return scratch.changes(context.roots).some(({ types }) => types === "breaking");
}

function compareBodies(before: Operation, after: Operation, context: Context): void {
  compareBody(before, after, context);
  compareAnswers(before.answers, after.answers, "response", context);
}

function tellDrift({ before, after }: Family, context: FamilyContext): void {
  const [old, now] = [pairOf(before), pairOf(after)];
  if (old === undefined || now === undefined) return;
  const [wasAlike, isAlike] = [
    areAlike(old, context.twins.before, context),
    areAlike(now, context.twins.after, context),
  ];
  if (wasAlike === isAlike) return;
  const [, variant] = now;
  tell(isAlike ? "twins-aligned" : "twins-drifted", variant, context.collector);
}

function pairOf(variants: readonly Variant[]): readonly [ga: Variant, beta: Variant] | undefined {
  const ga = variants.find(({ beta }) => beta === false);
  const beta = variants.find((it) => it.beta === true);
  return ga && beta && [ga, beta];
}

function areAlike(
  [ga, beta]: readonly [Variant, Variant],
  schemas: SchemaComparer,
  context: FamilyContext,
): boolean {
  if (sitesOfBoth(ga.operation, beta.operation).some((sites) => differ(sites, schemas)))
    return false;
  let differences = 0;
  const report: Report = {
    add: (_, ...findings) => {
      differences += findings.length;
    },
    follow: (_, node) => {
      const seen = new Set([node]);
      for (const it of seen) {
        differences += it.findings.length;
        for (const child of it.children) seen.add(child);
      }
    },
  };
  const inner = { ...context, schemas, report };
  compareBody(ga.operation, beta.operation, inner);
  if (differences > 0) return false;
  compareAnswers(ga.operation.answers, beta.operation.answers, "response", inner);
  return differences === 0;
}

/** Of every body and answer that both have in the same media type. */
function sitesOfBoth(ga: Operation, beta: Operation): (readonly [Site, Site])[] {
  const answers = [...ga.answers].flatMap(([status, { content }]) =>
    common(content, beta.answers.get(status)?.content ?? new Map()),
  );
  return ga.body && beta.body
    ? [...common(ga.body.content, beta.body.content), ...answers]
    : answers;
}

function common(left: Content, right: Content): (readonly [Site, Site])[] {
  return [...left].flatMap(([type, { site }]) => {
    const other = right.get(type);
    return other === undefined ? [] : [[site, other.site] as const];
  });
}

function differ([left, right]: readonly [Site, Site], { before, after }: SchemaComparer): boolean {
  return differBelow({ site: left, normalizer: before }, { site: right, normalizer: after });
}
