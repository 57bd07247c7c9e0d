/** One operation before and after: what is asked, what is answered, and what is said of both. */
import type { Operation } from "./api.ts";
import type { Direction } from "./change.ts";
import { compareAnswers, compareBody, compareFlippedBody } from "./compare-content.ts";
import { compareParameters } from "./compare-parameters.ts";
import type { Finding, Node } from "./finding.ts";
import { compareReceived } from "./compare-received.ts";
import type { RuleId } from "./rules.ts";
import type { SchemaComparer } from "./schema-comparer.ts";
import { compareSunset } from "./sunset.ts";

/** What is found of an operation, with the way the data goes. */
export interface Report {
  add(direction: Direction | null, ...findings: readonly Finding[]): void;
  follow(direction: Direction, node: Node): void;
}

export interface Context {
  readonly schemas: SchemaComparer;
  readonly report: Report;
  /** Headers that the client sends by itself, in lower case. */
  readonly ownedHeaders: ReadonlySet<string>;
  /** Whether an operationId of the older description was not unique, or made so by a number. */
  readonly isNumbered: (operationId: string | null) => boolean;
}

/** Everything but security, which looks beyond the operation. */
export function compareOperation(before: Operation, after: Operation, context: Context): void {
  compareParameters(before, after, context);
  compareBody(before, after, context);
  compareAnswers(before.answers, after.answers, "response", context);
  compareMarks(before, after, context);
  compareCalled(before.callbacks, after.callbacks, { context, what: "callback" });
}

function compareMarks(before: Operation, after: Operation, context: Context): void {
  const { report, isNumbered } = context;
  const { pointer } = after;
  const add = (rule: RuleId, was?: unknown, is?: unknown): void =>
    report.add(null, { rule, pointer, before: was, after: is });
  compareDeprecation(before, after, report);
  if (before.operationId !== after.operationId) {
    if (isNumbered(before.operationId))
      report.add(null, { rule: "operation-ids-unique", pointer: "/paths" });
    else
      add("operation-id-changed", before.operationId ?? undefined, after.operationId ?? undefined);
  }
  if (before.tags.join("\n") !== after.tags.join("\n"))
    add("tags-changed", before.tags, after.tags);
  report.add(null, ...compareSunset(before.sunset, after.sunset, pointer));
  const [was, is] = [before, after].map(({ stability }) => STABILITY.indexOf(stability ?? ""));
  if (was === undefined || is === undefined || was < 0 || is < 0 || was === is) return;
  const rule = is < was ? "stability-lowered" : "stability-raised";
  add(rule, before.stability ?? undefined, after.stability ?? undefined);
}

/** In rising order, as `x-stability-level` has them. */
const STABILITY = ["draft", "alpha", "beta", "stable"];

function compareDeprecation(before: Operation, after: Operation, report: Report): void {
  if (before.deprecated === after.deprecated) return;
  const rule = `operation-${after.deprecated ? "" : "un"}deprecated` as const;
  report.add(null, { rule, pointer: after.pointer });
}

/** What the server calls: bodies are read by the consumer as answers are, answers are written as requests are. */
export function compareCalled(
  before: readonly Operation[],
  after: readonly Operation[],
  { context, what }: { readonly context: Context; readonly what: "callback" | "webhook" },
): void {
  const were = new Map(before.map((it) => [it.label, it]));
  const are = new Map(after.map((it) => [it.label, it]));
  for (const label of [...new Set([...were.keys(), ...are.keys()])].toSorted()) {
    const [mine, theirs] = [were.get(label), are.get(label)];
    if (mine === undefined) {
      context.report.add(null, {
        rule: `${what}-added`,
        pointer: theirs?.pointer ?? "",
        after: label,
      });
    } else if (theirs === undefined) {
      context.report.add(null, { rule: `${what}-removed`, pointer: mine.pointer, before: label });
    } else {
      compareDeprecation(mine, theirs, context.report);
      compareReceived(mine, theirs, context);
      compareFlippedBody(mine, theirs, context);
      compareAnswers(mine.answers, theirs.answers, "request", context);
    }
  }
}
