/** What is wrong with the bytes of a text whatever its syntax: seen before a parser spends time and memory on them. */

/**
 * Lines, commas and opening brackets, of which every value of a list or map needs one: GitHub's description has 0.6
 * million. More would take the memory of the reader before anything else could be refused.
 */
const MAX_MARKS = 2_000_000;

export interface Fault {
  readonly message: string;
  readonly advice: string;
  /** In bytes from the start. */
  readonly offset?: number;
}

export const ENCODE = "save it as UTF-8";

const [PLAIN, MARK, RETURN, ILLEGAL] = [0, 1, 2, 3];
const LINE_FEED = 0x0a;

/** By byte: neither JSON nor YAML may hold control characters but tab, line feed and return. */
const KINDS = new Uint8Array(256).fill(ILLEGAL, 0, 0x20);
KINDS[0x09] = PLAIN;
KINDS[0x0d] = RETURN;
for (const mark of "\n,[{") KINDS[mark.charCodeAt(0)] = MARK;

/** The first fault, or undefined where a parser may look at the text. */
export function faultOf(bytes: Uint8Array): Fault | undefined {
  let marks = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const kind = KINDS[byte];
    if (kind === PLAIN) continue;
    if (kind === ILLEGAL) return { ...illegal(byte), offset: i };
    if (kind === MARK || bytes[i + 1] !== LINE_FEED) marks++;
    if (marks > MAX_MARKS)
      return {
        message: `it has more than ${MAX_MARKS} lines, commas and brackets`,
        advice: "divide it",
      };
  }
  return undefined;
}

function illegal(byte: number): Fault {
  const code = byte.toString(16).toUpperCase().padStart(4, "0");
  const message = `it holds the character U+${code}, which no text may`;
  return byte === 0
    ? { message: `${message}; UTF-16 is full of them`, advice: ENCODE }
    : { message, advice: "take it out" };
}
