/** Texts made of what ends strings, comments and templates, of what cannot be seen, and of what tools obey. */
import * as fc from "fast-check";
import { DIRECTIVES } from "./directives.ts";

const PIECES = [
  ..."*/\\'\"`${}()[];,=!+<>@#-:. a1\r\n\t\0",
  "*/",
  "/*",
  "//",
  "///",
  "${",
  "\u2028",
  "\u2029",
  "\u0085",
  "\u00A0",
  "\u202E",
  "\u2066",
  "\u200B",
  "\uFEFF",
  "\uD800",
  "\uDC00",
  "\u{E0041}",
  "é",
  "😀",
  ...DIRECTIVES.map(({ order }) => order),
  "- ",
  "1. ",
  "```",
  "</script>",
  "<!--",
  "-->",
  "__proto__",
  "constructor",
  "import('x')",
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 8 })
  .map((pieces) => pieces.join(""));
