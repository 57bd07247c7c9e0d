/** A digest of lines: shows that a repeated download is the same file, in constant memory. */

const samples = 16;

/**
 * Takes each line's length and sixteen characters spread over it. Hashing every character would cost as much as parsing them; a line that
 * changed, moved or was dropped changes lengths or samples of some line.
 */
export function addLine(digest: number, line: string): number {
  // A line cut before its CR is the same line.
  const length = line.endsWith("\r") ? line.length - 1 : line.length;
  let sum = Math.imul(digest ^ length, 0x01000193);
  const step = Math.max(1, Math.floor(length / samples));
  for (let index = length - 1; index >= 0; index -= step) {
    sum = Math.imul(sum ^ line.charCodeAt(index), 0x01000193);
  }
  return sum;
}
