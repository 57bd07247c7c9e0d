/** The parameters of what the server calls: the consumer reads them, as headers of an answer are read. */
import type { Operation, Parameter } from "./api.ts";
import type { Context } from "./compare-operation.ts";
import { parameterKey } from "./read-parameters.ts";
import type { RuleId } from "./rules.ts";

export function compareReceived(before: Operation, after: Operation, context: Context): void {
  const { report, schemas } = context;
  const [were, are] = [keyed(before), keyed(after)];
  for (const key of [...new Set([...were.keys(), ...are.keys()])].toSorted()) {
    const [mine, theirs] = [were.get(key), are.get(key)];
    const add = (rule: RuleId, { pointer }: Parameter): void =>
      report.add("response", { rule, pointer, before: mine && key, after: theirs && key });
    if (mine === undefined || theirs === undefined) {
      if (theirs !== undefined) add("received-parameter-added", theirs);
      if (mine !== undefined) add("received-parameter-removed", mine);
      continue;
    }
    if (mine.required !== theirs.required)
      add(`received-parameter-became-${theirs.required ? "required" : "optional"}`, theirs);
    report.follow("response", schemas.compare(mine.site, theirs.site, "response"));
  }
}

function keyed({ parameters, path }: Operation): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((it) => [parameterKey(it, path), it]));
}
