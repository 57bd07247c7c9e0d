/** The first gate: what would harm the reading itself is refused before anything is read. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { at, pointerTo, ROOT, type Place } from "./place.ts";

const MAX_DEPTH = 100;
/** GitHub's description has 0.7 million; aliases of YAML can make billions of a kilobyte. */
const MAX_VALUES = 5_000_000;

/** @throws ProblemsError where the data is nested too deeply, too large, or has a key that JavaScript gives a meaning. */
export function guard(root: unknown): unknown {
  const problems: Problem[] = [];
  const refuse = (place: Place, message: string, advice: string): void => {
    problems.push({ code: "structure", message, advice, pointer: pointerTo(place) });
  };
  const open: { value: unknown; place: Place; depth: number }[] = [
    { value: root, place: ROOT, depth: 0 },
  ];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place, depth } = next;
    if (++values > MAX_VALUES) {
      refuse(ROOT, `the description has more than ${MAX_VALUES} values`, "divide it");
      break;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > MAX_DEPTH) {
      refuse(place, `values are nested deeper than ${MAX_DEPTH} levels`, "name inner schemas");
      continue;
    }
    for (const [key, member] of Object.entries(value)) {
      if (key === "__proto__") refuse(at(place, key), "no key can be __proto__", "rename it");
      else if (typeof member === "object" && member !== null)
        open.push({ value: member, place: { parent: place, key }, depth: depth + 1 });
      else values++;
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return root;
}
