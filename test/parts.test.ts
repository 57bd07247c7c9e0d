/** Parts in one piece: what was added, whatever the sizes, and no later part changes it. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Parts } from "../src/parts.ts";

const size = fc.oneof(fc.nat(40), fc.nat(40_000), fc.constantFrom(16_383, 16_384, 32_768));
const line = fc.array(fc.tuple(size, fc.nat(255)), { maxLength: 6 });

test("each piece is all that was added since the last one, and stays so", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const parts = new Parts();
      const taken = lines.map((sizes) => {
        const added = sizes.map(([length, value]) => Buffer.alloc(length, value));
        for (const part of added) parts.add(part);
        const whole = Buffer.concat(added);
        expect(parts.length).toBe(whole.length);
        return { whole, piece: parts.take() };
      });
      for (const { whole, piece } of taken) expect(whole.equals(piece)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
