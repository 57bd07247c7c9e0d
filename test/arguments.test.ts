import { describe, expect, test } from "vitest";
import { describeFlags, parseArguments, type Flag } from "../scripts/arguments.ts";
import { ProblemsError } from "../scripts/diagnostics.ts";

const FLAGS: readonly Flag[] = [
  { name: "spec", value: "<path>", help: "the description" },
  { name: "check", help: "write nothing" },
];

function problemsOf(argv: readonly string[]): string[] {
  try {
    parseArguments(argv, FLAGS);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("the command line", () => {
  test("gives values by flag name", () => {
    const args = parseArguments(["--spec", "-", "--check"], FLAGS);
    expect(args.get("spec")).toBe("-");
    expect(args.has("check")).toBe(true);
  });

  test("takes a value after an equals sign", () => {
    expect(parseArguments(["--spec=a.yaml"], FLAGS).get("spec")).toBe("a.yaml");
  });

  test("names every mistake at once", () => {
    expect(problemsOf(["--sepc", "x", "--check=yes", "--spec"])).toEqual([
      "--sepc is no flag of this command",
      '"x" is not expected here',
      "--check takes no value",
      "--spec needs a value: --spec <path>",
    ]);
  });

  test("refuses a flag that is given twice", () => {
    expect(problemsOf(["--check", "--check"])).toEqual(["--check is given twice"]);
  });

  test("does not take the next flag for a value", () => {
    expect(problemsOf(["--spec", "--check"])).toEqual(["--spec needs a value: --spec <path>"]);
  });

  test("knows no flag by a property that every object has", () => {
    expect(problemsOf(["--constructor"])).toEqual(["--constructor is no flag of this command"]);
  });
});

test("flags are described in one column each", () => {
  expect(describeFlags(FLAGS)).toBe(
    "  --spec <path>   the description\n  --check         write nothing",
  );
});
