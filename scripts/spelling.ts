/** Which of the known words somebody meant. */
import { createRequire } from "node:module";
import type * as Levenshtein from "fastest-levenshtein";

/** Read when something is misspelt. */
const require = createRequire(import.meta.url);

/** `; did you mean --spec?` where one of them is near; nothing where it would be a guess. */
export function didYouMean(word: string, known: readonly string[], mark = ""): string {
  if (known.length === 0) return "";
  const begun = known.find((it) => word.length > 2 && it.startsWith(word));
  const { closest, distance } = require("fastest-levenshtein") as typeof Levenshtein; // `require` knows no types
  const near = begun ?? closest(word, known);
  const mostSlips = Math.min(word.length - 1, Math.max(2, Math.floor(word.length / 3)));
  const isMeant = begun !== undefined || distance(word, near) <= mostSlips;
  return isMeant ? `; did you mean ${mark}${near}?` : "";
}
