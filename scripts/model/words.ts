/** Words of a spelling, and the spellings made of words. */

const WORD = /\p{Lu}+(?!\p{Ll})[\p{N}]*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+[\p{N}]*|[\p{N}]+/gu;

/** `message_batch_id`, `batchGet`, `check-runs`: the words in lower case, figures with the letters before them. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase());
}

export function camelCase(words: readonly string[]): string {
  return lead(words.map((word, i) => (i === 0 ? word : capital(word))).join(""));
}

export function pascalCase(words: readonly string[]): string {
  return lead(words.map(capital).join(""));
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** An identifier cannot begin with a figure. */
function lead(text: string): string {
  return /^\p{N}/u.test(text) ? `_${text}` : text;
}
