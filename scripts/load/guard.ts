/** The first gate: what would harm the reading itself is refused before anything is read. */
import { ProblemsError, type Problem } from "../diagnostics.ts";
import { MAX_PROBLEMS } from "./shape.ts";
import { pointerTo, ROOT, type Place } from "./place.ts";

const MAX_DEPTH = 100;
/** GitHub's description has 0.7 million. */
const MAX_VALUES = 1_500_000;
/** Of any map; names are held to less where they are read. */
const MAX_KEY = 1024;

interface Refusal {
  readonly message: string;
  readonly advice: string;
}

const TOO_MANY: Refusal = {
  message: `the description has more than ${MAX_VALUES} values`,
  advice: "divide it",
};
/** A value takes a character at least: there are more of them only where YAML's aliases multiply. */
const MULTIPLIED: Refusal = {
  message: "aliases of YAML make more values of the text than it has characters",
  advice: "use a $ref to a named schema instead",
};
const TOO_DEEP: Refusal = {
  message: `values are nested deeper than ${MAX_DEPTH} levels`,
  advice: "give inner schemas a name of their own",
};
const TOO_LONG: Refusal = {
  message: `a key here is longer than ${MAX_KEY} characters`,
  advice: "shorten it",
};
/** JavaScript gives the key a meaning. */
const PROTOTYPE: Refusal = { message: "no key can be __proto__", advice: "rename it" };
/** YAML can write it, and JSON by a number that is too large. */
const NO_NUMBER: Refusal = { message: "no number can be infinite or none", advice: "write a text" };

/**
 * @param characters of the text that the data were read from
 * @throws ProblemsError where the data is nested too deeply, is too large, or cannot be held as JSON.
 */
export function guard(root: unknown, characters = Infinity): unknown {
  const problems: Problem[] = [];
  const refuse = (refusal: Refusal, place: Place): void => {
    problems.push({ code: "structure", ...refusal, pointer: pointerTo(place) });
  };
  const limit = Math.min(MAX_VALUES, characters);
  const open = [{ value: root, place: ROOT, depth: 0 }];
  const tooDeep = new Set<unknown>();
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place, depth } = next;
    if (values > limit) refuse(values > MAX_VALUES ? TOO_MANY : MULTIPLIED, ROOT);
    if (values > limit || problems.length >= MAX_PROBLEMS) break;
    if (typeof value !== "object" || value === null) continue;
    if (depth > MAX_DEPTH) {
      if (!tooDeep.has(value)) refuse(TOO_DEEP, place);
      tooDeep.add(value);
      continue;
    }
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key]; // a list has its indices for keys
      values++;
      if (key === "__proto__") refuse(PROTOTYPE, { parent: place, key });
      else if (key.length > MAX_KEY) refuse(TOO_LONG, place);
      else if (typeof member === "number" && !Number.isFinite(member))
        refuse(NO_NUMBER, { parent: place, key });
      else if (typeof member === "object")
        open.push({ value: member, place: { parent: place, key }, depth: depth + 1 });
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return root;
}
