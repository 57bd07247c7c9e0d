/** Words of a spelling, and the spellings made of words. */

const WORD = /\p{Lu}+(?!\p{Ll})[\p{N}]*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+[\p{N}]*|[\p{N}]+/gu;

/** Letters of any script, of which every one can be seen. */
const IDENTIFIER = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether code may call something so, reserved words aside. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/**
 * `message_batch_id`, `batchGet`, `check-runs`: the words in lower case, figures with the letters before them. What
 * looks the same is the same: accents are composed with their letters.
 */
export function wordsOf(text: string): string[] {
  return (text.normalize("NFC").match(WORD) ?? []).map((word) => word.toLowerCase());
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
