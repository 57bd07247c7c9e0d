/** The first gate: what would harm the reading itself is refused before anything is read. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { pointerTo, ROOT, type Place } from "./place.ts";

const MAX_DEPTH = 100;
/** GitHub's description has 0.7 million; aliases of YAML can make billions of a kilobyte. */
const MAX_VALUES = 5_000_000;

interface Refusal {
  readonly message: string;
  readonly advice: string;
}

const TOO_MANY: Refusal = {
  message: `the description has more than ${MAX_VALUES} values`,
  advice: "divide it",
};
const TOO_DEEP: Refusal = {
  message: `values are nested deeper than ${MAX_DEPTH} levels`,
  advice: "give inner schemas a name of their own",
};
/** JavaScript gives the key a meaning. */
const PROTOTYPE: Refusal = { message: "no key can be __proto__", advice: "rename it" };
/** YAML can write it, nothing else can. */
const NO_NUMBER: Refusal = { message: "no number can be infinite or none", advice: "write a text" };

/** @throws ProblemsError where the data is nested too deeply, is too large, or cannot be held as JSON. */
export function guard(root: unknown): unknown {
  const problems: Problem[] = [];
  const refuse = (refusal: Refusal, place: Place): void => {
    problems.push({ code: "structure", ...refusal, pointer: pointerTo(place) });
  };
  const open = [{ value: root, place: ROOT, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place, depth } = next;
    if (values > MAX_VALUES) {
      refuse(TOO_MANY, ROOT);
      break;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > MAX_DEPTH) {
      refuse(TOO_DEEP, place);
      continue;
    }
    for (const [key, member] of Object.entries(value)) {
      values++;
      const here: Place = { parent: place, key };
      if (key === "__proto__") refuse(PROTOTYPE, here);
      else if (typeof member === "number" && !Number.isFinite(member)) refuse(NO_NUMBER, here);
      else if (typeof member === "object")
        open.push({ value: member, place: here, depth: depth + 1 });
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return root;
}
