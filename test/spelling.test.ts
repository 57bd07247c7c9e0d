import { expect, test } from "vitest";
import { didYouMean } from "../scripts/spelling.ts";

const COMMANDS = ["generate", "diff", "init"];

test.each([
  ["genrate", "; did you mean generate?"],
  ["gen", "; did you mean generate?"],
  ["dfif", "; did you mean diff?"],
  ["publish", ""],
  ["x", ""],
])("%s%s", (word, said) => expect(didYouMean(word, COMMANDS)).toBe(said));

test("nothing is meant where nothing is known", () => expect(didYouMean("a", [])).toBe(""));
