import { expect, test } from "vitest";
import { faultOf } from "../../scripts/load/byte-gate.ts";

const MARKS = 2_000_000;
const times = (text: string, count: number): Uint8Array => Buffer.alloc(text.length * count, text);

test.each(["[", "{", ",", "\n", "\r", "\r\n"])("%j may stand two million times", (mark) => {
  expect(faultOf(times(mark, MARKS))).toBeUndefined();
  expect(faultOf(times(mark, MARKS + 1))?.message).toContain("more than 2000000 lines");
});

test("the first control character is told where it stands", () => {
  const legal = "\t\n\r";
  const controls = Array.from({ length: 0x20 }, (_, i) => String.fromCharCode(i));
  for (const it of controls) {
    const offset = legal.includes(it) ? undefined : 3;
    expect(faultOf(Buffer.from(`é ${it}\0`))?.offset).toBe(offset ?? 4);
  }
  expect(faultOf(Buffer.from(`${legal}a\x7F\u0085\uFEFF`))).toBeUndefined();
});
