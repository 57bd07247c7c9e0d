/** The parameters of an operation. */
import type { Operation, Parameter } from "./api.ts";
import type { Context } from "./compare-operation.ts";
import type { RuleId } from "./rules.ts";
import { inOneSpelling } from "./query-parts.ts";
import { compareSunset } from "./sunset.ts";
import { parameterKey } from "./read-parameters.ts";

export function compareParameters(before: Operation, after: Operation, context: Context): void {
  const { schemas } = context;
  const [mine, theirs] = inOneSpelling(
    [before.parameters, after.parameters],
    [schemas.before, schemas.after],
  );
  const were = keyed(mine, before);
  const are = keyed(theirs, after);
  const removed = [...were].filter(([key]) => !are.has(key)).map(([, it]) => it);
  const added = [...are].filter(([key]) => !were.has(key)).map(([, it]) => it);
  const moved = new Set<Parameter>();
  for (const parameter of removed) {
    const target = added.find((it) => !moved.has(it) && isSameName(it, parameter));
    if (target !== undefined) moved.add(target).add(parameter);
    tellRemoved(parameter, target, context);
  }
  for (const parameter of added) if (!moved.has(parameter)) tellAdded(parameter, context);
  for (const [key, parameter] of were) {
    const target = are.get(key);
    if (target !== undefined) compareParameter(parameter, target, context);
  }
}

function keyed(parameters: readonly Parameter[], { path }: Operation): Map<string, Parameter> {
  return new Map(parameters.map((it) => [parameterKey(it, path), it]));
}

function isSameName(left: Parameter, right: Parameter): boolean {
  return left.name.toLowerCase() === right.name.toLowerCase();
}

function tellRemoved(parameter: Parameter, target: Parameter | undefined, context: Context): void {
  const { pointer } = target ?? parameter;
  const [before, after] = [labelOf(parameter), target === undefined ? undefined : labelOf(target)];
  const rule: RuleId = isOwned(parameter, context)
    ? "owned-header-changed"
    : target === undefined
      ? "parameter-removed"
      : "parameter-moved";
  context.report.add("request", { rule, pointer, before, after });
}

function tellAdded(parameter: Parameter, context: Context): void {
  const rule: RuleId = isOwned(parameter, context)
    ? "owned-header-changed"
    : parameter.required
      ? "parameter-added-required"
      : "parameter-added";
  context.report.add("request", { rule, pointer: parameter.pointer, after: labelOf(parameter) });
}

function isOwned({ in: place, name }: Parameter, { ownedHeaders }: Context): boolean {
  return place === "header" && ownedHeaders.has(name.toLowerCase());
}

function labelOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.name}`;
}

interface Row {
  readonly rule: RuleId;
  readonly when: (before: Parameter, after: Parameter) => boolean;
}

const ROWS: readonly Row[] = [
  { rule: "parameter-renamed", when: (a, b) => a.in === "path" && a.name !== b.name },
  { rule: "parameter-became-required", when: (a, b) => !a.required && b.required },
  { rule: "parameter-became-optional", when: (a, b) => a.required && !b.required },
  { rule: "parameter-deprecated", when: (a, b) => !a.deprecated && b.deprecated },
  { rule: "parameter-undeprecated", when: (a, b) => a.deprecated && !b.deprecated },
  { rule: "empty-value-refused", when: (a, b) => a.allowEmpty && !b.allowEmpty },
  { rule: "empty-value-allowed", when: (a, b) => !a.allowEmpty && b.allowEmpty },
  { rule: "reserved-refused", when: (a, b) => a.allowReserved && !b.allowReserved },
  { rule: "reserved-allowed", when: (a, b) => !a.allowReserved && b.allowReserved },
];

function compareParameter(before: Parameter, after: Parameter, context: Context): void {
  if (isOwned(after, context)) return;
  const { report, schemas } = context;
  const { pointer } = after;
  const shown = { before: before.name, after: after.name };
  for (const { rule, when } of ROWS)
    if (when(before, after)) report.add("request", { rule, pointer, ...shown });
  report.add("request", ...compareSunset(before.sunset, after.sunset, pointer));
  const isSpread = [
    ...schemas.before.schema(before.site).alternatives,
    ...schemas.after.schema(after.site).alternatives,
  ].some(({ type }) => type === "array" || type === "object");
  const [mine, theirs] = [styleOf(before, isSpread), styleOf(after, isSpread)];
  if (mine !== theirs)
    report.add("request", {
      rule: "parameter-style-changed",
      pointer,
      before: mine,
      after: theirs,
    });
  report.follow("request", schemas.compare(before.site, after.site, "request"));
}

/** Only lists and maps can be spread; a single value is written one way. */
function styleOf({ style, explode }: Parameter, isSpread: boolean): string {
  return isSpread && explode ? `${style}, one by one` : style;
}
