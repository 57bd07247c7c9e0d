/** What somebody meant who spelled a name of the description otherwise. */
import { createRequire } from "node:module";
import type * as Levenshtein from "fastest-levenshtein";

/** Read when something is misspelt. */
const require = createRequire(import.meta.url);

/** The one of the known words that is most like it, whatever the case; there has to be one. */
export function closest(word: string, known: readonly string[]): string {
  const library = require("fastest-levenshtein") as typeof Levenshtein; // `require` knows no types
  const byLowerCase = new Map(known.map((it) => [it.toLowerCase(), it]));
  const found = library.closest(word.toLowerCase(), [...byLowerCase.keys()]);
  return byLowerCase.get(found) ?? found;
}
