import { describe, expect, test } from "vitest";
import { describeFlags, parseArguments, type Flag } from "../scripts/arguments.ts";

const FLAGS: readonly Flag[] = [
  { name: "spec", value: "<path>", help: "the description" },
  { name: "check", help: "write nothing" },
];

const problemsOf = (argv: readonly string[]): string[] =>
  parseArguments(argv, FLAGS).problems.map(({ message }) => message);

describe("the command line", () => {
  test("gives values by flag name", () => {
    const args = parseArguments(["--spec", "-", "--check"], FLAGS);
    expect(args.get("spec")).toBe("-");
    expect(args.has("check")).toBe(true);
  });

  test("takes a value after an equals sign", () => {
    expect(parseArguments(["--spec=a.yaml"], FLAGS).get("spec")).toBe("a.yaml");
  });

  test("takes -h for --help", () => {
    expect(parseArguments(["-h"], [{ name: "help", help: "this" }]).has("help")).toBe(true);
  });

  test("names every mistake at once", () => {
    expect(problemsOf(["--sepc", "x", "--check=yes", "--spec"])).toEqual([
      "--sepc is no flag of this command; did you mean --spec?",
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
    expect(problemsOf(["--spec", "-x"])).toEqual([
      "--spec needs a value: --spec=-x, if that is one",
    ]);
    expect(parseArguments(["--spec", "-1"], FLAGS).get("spec")).toBe("-1");
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
