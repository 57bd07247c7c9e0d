/** The rows of `names` that would settle a problem of names, and how they are told. */
import { type Problem, settling } from "../diagnostics.ts";
import { RESERVED_MEMBERS } from "./reserved.ts";
import { camelCase, isIdentifier, pascalCase, wordsOf } from "./words.ts";

export interface Unsettled {
  /** How a row calls it: `GET /v1/things`. */
  readonly call: string;
  readonly name: readonly string[];
  readonly operationId: string | null;
}

export function settledBy(unsettled: readonly Unsettled[]): Pick<Problem, "advice" | "settledBy"> {
  const rows = unsettled.map((one) => {
    const name = [...one.name.slice(0, -1), suggest(one)].map(usable).join(".");
    return { operation: one.call, name };
  });
  return settling("names", rows);
}

/** By the operation's id, its last parameter or all of its path: the one after that by which it is called already. */
function suggest({ operationId, call, name }: Unsettled): string {
  const [method = "", ...words] = wordsOf(call);
  const [, parameter] = /\{([^}]*)\}[^{]*$/.exec(call) ?? [];
  const byPath = camelCase([method, ...words]);
  const ways = [
    ...(operationId === null ? [] : [camelCase(wordsOf(operationId.split("/").at(-1) ?? ""))]),
    ...(parameter === undefined ? [] : [`${method}By${pascalCase(wordsOf(parameter))}`]),
    byPath,
  ];
  return ways[ways.indexOf(name.at(-1) ?? "") + 1] ?? byPath;
}

/** A suggestion that is refused again would be none. */
function usable(part: string): string {
  if (RESERVED_MEMBERS.has(part)) return `${part}_`;
  if (isIdentifier(part)) return part;
  const kept = part.replace(/[^\p{ID_Continue}$]|\p{Default_Ignorable_Code_Point}/gu, "");
  return isIdentifier(kept) ? kept : `_${kept}`;
}
