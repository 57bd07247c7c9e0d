/** Data has the layout that prettier gives it as code. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { formatConstant } from "../../scripts/emit/format-data.ts";
import { formatCode } from "../../scripts/emit/format.ts";
import { hostileText } from "../support/hostile-text.ts";

const odd = fc.constantFrom(
  "a",
  "body",
  "query",
  'say "x"',
  "it's",
  "\"'",
  '"\\',
  "__proto__",
  "1",
);
const long = fc.string({ unit: fc.constantFrom("a", "b", "/"), minLength: 40, maxLength: 110 });
const text = fc.oneof(odd, long, hostileText, fc.constant("日本語".repeat(13)));
const key = fc.oneof(odd, long, hostileText, fc.constant("имя"));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom(true, false, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, fc.option(tie("value"), { nil: undefined }), { maxKeys: 3 }),
  ),
}));
const names = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 100 });

it("is what prettier leaves as it is", async () => {
  await fc.assert(
    fc.asyncProperty(names, fc.dictionary(key, value, { minKeys: 1 }), async (name, entries) => {
      const code = formatConstant({ name, entries, type: "{ readonly [a: string]: B }" });
      expect(await formatCode(code)).toBe(`${code}\n`);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
