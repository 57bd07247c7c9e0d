/** Bytes to lines: any chunk edge, exact numbers and offsets, faults with the good lines before them, linear time. */
import { expect, test } from "vitest";
import { type LineBlock, LineCutter } from "../src/lines.ts";

interface Line {
  readonly text: string;
  readonly line: number;
  readonly byteOffset: number;
  readonly fault?: string | undefined;
}

/** One line after the other, with its place worked out from its block. */
function flat(blocks: readonly LineBlock[]): Line[] {
  return blocks.flatMap(({ lines, line: first, byteOffset, fault }) => {
    let before = byteOffset;
    return lines.map((text, index) => {
      const line = { text, line: first + index, byteOffset: before, fault };
      before += Buffer.byteLength(text) + 1;
      return line;
    });
  });
}

function cut(body: Uint8Array, chunkSize: number, maxLineBytes = 1000): Line[] {
  const cutter = new LineCutter(maxLineBytes);
  const blocks: LineBlock[] = [];
  for (let start = 0; start < body.length; start += chunkSize) {
    blocks.push(...cutter.push(body.subarray(start, start + chunkSize)));
    const { tooLong, unfinished } = cutter;
    if (tooLong !== undefined) {
      return [...flat(blocks), { text: tooLong, ...unfinished, fault: "too long" }];
    }
  }
  return flat([...blocks, ...cutter.end()]);
}

const text = '\uFEFF{"a":"é€😀"}\r\n\n\r\n{"b":"\u2028\u2029\uFEFF"}\n  \n{"c":1}\n{"last":"ü"}';
const bytes = Buffer.from(text);

test("lines, numbers and offsets are the same for every chunk size", () => {
  const lines = text.split("\n");
  const expected = lines.map((line, index) => ({
    text: line,
    line: index + 1,
    byteOffset: Buffer.byteLength(
      lines
        .slice(0, index)
        .map((before) => `${before}\n`)
        .join(""),
    ),
  }));
  for (let size = 1; size <= bytes.length; size++) expect(cut(bytes, size)).toEqual(expected);
});

test("a body that ends with a line end has no line after it", () => {
  for (let size = 1; size <= 9; size++) {
    expect(cut(Buffer.from("1\n22\n333\n"), size).map((line) => line.text)).toEqual([
      "1",
      "22",
      "333",
    ]);
  }
});

test("lines that are not UTF-8 are named, and those around them are whole", () => {
  const bad = Buffer.from([0xff]);
  const broken = Buffer.concat([Buffer.from("\né\n\uFEFFb"), bad, Buffer.from("\nc\nd"), bad]);
  for (let size = 1; size <= broken.length; size++) {
    expect(cut(broken, size)).toEqual([
      { text: "", line: 1, byteOffset: 0 },
      { text: "é", line: 2, byteOffset: 1 },
      { text: "\uFEFFb\uFFFD", line: 3, byteOffset: 4, fault: "not UTF-8" },
      { text: "c", line: 4, byteOffset: 10 },
      { text: "d\uFFFD", line: 5, byteOffset: 12, fault: "not UTF-8" },
    ]);
  }
});

test("a line may be as long as the limit and no longer, wherever the chunks end", () => {
  const body = Buffer.from("12345\n123456\n1\n");
  for (let size = 1; size <= body.length; size++) {
    const [first, second, ...more] = cut(body, size, 5);
    expect(first).toMatchObject({ text: "12345" });
    expect(second).toMatchObject({ line: 2, byteOffset: 6, fault: "too long" });
    expect(more).toEqual([]);
  }
});

test.each([
  ["one line of 8 MB in chunks of 64 KB", 8_000_000, 65_536],
  ["one line of 2 MB in chunks of 1 byte", 2_000_000, 1],
  ["lines of 1 byte in one chunk of 2 MB", 1, 2_000_000],
])("%s is cut", (_, lineLength, chunkSize) => {
  const whole = Buffer.alloc(Math.max(lineLength + 1, 2_000_000), "x");
  for (let end = lineLength; end < whole.length; end += lineLength + 1) whole[end] = 10;
  const lines = cut(whole, chunkSize, 10_000_000);
  expect(lines.length).toBe(Math.ceil(whole.length / (lineLength + 1)));
  expect(lines[0]?.text.length).toBe(lineLength);
});
