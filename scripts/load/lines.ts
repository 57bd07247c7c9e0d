/** Offsets of a text as lines and columns, counted from 1, in code units, as editors count them. */

export interface Lines {
  positionAt(offset: number): { readonly line: number; readonly column: number };
}

/** One walk over the text, however many offsets are asked for; none where none is. */
export function linesOf(text: string): Lines {
  let starts: readonly number[] | undefined;
  return {
    positionAt(offset) {
      starts ??= startsIn(text);
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}

function startsIn(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}
