/** A description and an OpenAPI Overlay 1.0 → the description as it should have been published. */
import { type Problem, ProblemsError } from "../diagnostics.ts";
import { type Action, readActions } from "./actions.ts";
import { type Misfit, remove, type Target, update } from "./change.ts";
import { type Origin, Origins } from "./origins.ts";
import { select } from "./select.ts";

export interface Overlaid {
  readonly root: unknown;
  /** Where what stands at a JSON pointer of `root` was written. */
  originOf(pointer: string): Origin;
}

/**
 * @param root the description as it was parsed; it stays as it is
 * @param onMiss hears of each action that matches nothing; without it, that is wrong
 * @throws ProblemsError with every action that is wrong, matches nothing or does not fit, with pointers into the overlay.
 */
export function applyOverlay(
  root: unknown,
  overlay: Uint8Array,
  onMiss?: (problem: Problem) => void,
): Overlaid {
  const target: Target = {
    root: JSON.parse(JSON.stringify(root)), // also parts what anchors of YAML share
    origins: new Origins(),
  };
  const problems = readActions(overlay).flatMap((action, i) => {
    const found = apply(action, { target, pointer: `/actions/${i}` });
    if (found === undefined) return [];
    const problem = problemOf(i, found);
    if (onMiss === undefined || found.isMiss !== true) return [problem];
    onMiss(problem);
    return [];
  });
  if (problems.length > 0) throw new ProblemsError(problems);
  return {
    root: target.root,
    originOf: (pointer) => target.origins.of(target.root, pointer),
  };
}

interface Setting {
  readonly target: Target;
  readonly pointer: string;
}

type Fault = Exclude<Misfit, undefined> & { readonly advice: string; readonly isMiss?: true };

/** What is wrong with the action; undefined where it was made. */
function apply(action: Action, { target, pointer }: Setting): Fault | undefined {
  const here = `${pointer}/target`;
  const places = select(target.root, action.target);
  if (typeof places === "string")
    return { message: `is no JSONPath: ${places}`, advice: "see RFC 9535", pointer: here };
  if (places.length === 0)
    return {
      message: `matches nothing: ${action.target}`,
      advice: "mend its target, or drop it where the description has been corrected",
      pointer: here,
      isMiss: true,
    };
  if (action.remove) {
    if (places.some((it) => it.length === 0))
      return { message: "removes everything", advice: "target a part", pointer: here };
    remove(target, places);
    return undefined;
  }
  const value = { value: action.update, pointer: `${pointer}/update` };
  const misfits = places.map((place) => update(target, place, value));
  const misfit = misfits.find((it) => it !== undefined);
  return misfit && { ...misfit, message: `does not fit: ${misfit.message}`, advice: FIT };
}

const FIT = "target the map around it, or remove the field by an action before";

function problemOf(index: number, { message, advice, pointer }: Fault): Problem {
  return { code: "overlay", message: `action ${index + 1} ${message}`, advice, pointer };
}
