/** Problems with the line and column of what their pointers name, where the source has it. */
import type { Problem } from "../diagnostics.ts";
import { findInJson } from "./json-position.ts";
import { linesOf } from "./lines.ts";
import { decode, looksLikeJson } from "./parse.ts";
import { keysOf, placeOf } from "./place.ts";
import { findInYaml } from "./yaml-position.ts";

/** The pointers that are looked for, as a tree of keys: one walk over the text finds them all. */
export interface Wanted {
  pointer: string | undefined;
  readonly inside: Map<string, Wanted>;
}

/** Called with the offset of a key, or of a member of a list. */
export type Found = (pointer: string, offset: number) => void;

/** The same problems; looking for their places costs a walk over the text, so it is done once there is one. */
export function withPositions(
  problems: readonly Problem[],
  source: Uint8Array,
): readonly Problem[] {
  if (problems.every(({ pointer, line }) => pointer === undefined || line !== undefined))
    return problems;
  const text = decode(source);
  const offsets = new Map<string, number>();
  const find = looksLikeJson(text) ? findInJson : findInYaml;
  find(text, wantedBy(problems), (pointer, offset) => offsets.set(pointer, offset));
  const lines = linesOf(text);
  return problems.map((problem) => {
    const offset = problem.pointer === undefined ? undefined : offsets.get(problem.pointer);
    return offset === undefined ? problem : { ...problem, ...lines.positionAt(offset) };
  });
}

function wantedBy(problems: readonly Problem[]): Wanted {
  const root: Wanted = { pointer: undefined, inside: new Map() };
  for (const { pointer, line } of problems) {
    const place = pointer === undefined || line !== undefined ? undefined : placeOfPointer(pointer);
    if (place === undefined) continue;
    let here = root;
    for (const key of keysOf(place)) {
      const next = here.inside.get(key) ?? { pointer: undefined, inside: new Map() };
      here.inside.set(key, next);
      here = next;
    }
    here.pointer = pointer;
  }
  return root;
}

/** `placeOf` reads fragments, which are percent-encoded as well. */
function placeOfPointer(pointer: string): ReturnType<typeof placeOf> {
  return placeOf(`#${pointer.replaceAll("%", "%25")}`);
}
