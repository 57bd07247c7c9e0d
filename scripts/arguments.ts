/** A command line against a table of flags: values, or every problem at once. */
import { parseArgs } from "node:util";
import type { Problem } from "./diagnostics.ts";
import { didYouMean } from "./spelling.ts";

export interface Flag {
  readonly name: string;
  /** What stands for the value in the help; a flag without it is a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Arguments {
  /** Every unknown flag, missing value and stray word (code `usage`). */
  readonly problems: readonly Problem[];
  /** What is no flag, in order. */
  readonly words: readonly string[];
  has(name: string): boolean;
  get(name: string): string | undefined;
}

/** The values of `argv` by flag name, its words where the command takes any, and what is not understood. `-h` is `--help`. */
export function parseArguments(
  argv: readonly string[],
  flags: readonly Flag[],
  takesWords = false,
): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      flags.map(({ name, value }) => [
        name,
        {
          type: value === undefined ? ("boolean" as const) : ("string" as const),
          ...(name === "help" && { short: "h" }),
        },
      ]),
    ),
  });
  const values = new Map<string, string>();
  const words: string[] = [];
  const problems: Problem[] = [];
  const complain = (message: string): void => {
    problems.push({ code: "usage", message, advice: "see --help" });
  };
  const names = flags.map(({ name }) => name);
  const meant = (name: string): string => didYouMean(name, names, "--");
  for (const token of tokens) {
    if (token.kind === "positional" && takesWords) words.push(token.value);
    else if (token.kind === "positional") complain(`"${token.value}" is not expected here`);
    if (token.kind !== "option") continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (flag === undefined)
      complain(`${token.rawName} is no flag of this command${meant(token.name)}`);
    else if (values.has(flag.name)) complain(`--${flag.name} is given twice`);
    else if (flag.value === undefined && token.value !== undefined)
      complain(`--${flag.name} takes no value`);
    else if (flag.value !== undefined && !isValue(token))
      complain(`--${flag.name} needs a value: ${valueOf(flag, token.value, names)}`);
    else values.set(flag.name, token.value ?? "");
  }
  return { problems, words, has: (name) => values.has(name), get: (name) => values.get(name) };
}

/** How it is given; what begins with a dash and is no flag was meant as one, perhaps. */
function valueOf({ name, value }: Flag, given = "", names: readonly string[] = []): string {
  const isMeant = /^-[^=]/.test(given) && !names.some((it) => given === `--${it}`);
  return isMeant ? `--${name}=${given}, if that is one` : `--${name} ${value}`;
}

/** A lone dash is a value (standard input), a negative number too, the next flag is none; what else begins with a dash is given as `--flag=-x`. */
function isValue({
  value,
  inlineValue,
}: {
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}): boolean {
  if (value === undefined || value === "") return false;
  return inlineValue === true || !/^-(?!\d|$)/.test(value);
}

/** The flags as the lines of a help page. */
export function describeFlags(flags: readonly Flag[]): string {
  const left = flags.map(
    ({ name, value }) => `  --${name}${value === undefined ? "" : ` ${value}`}`,
  );
  const width = Math.max(...left.map(({ length }) => length)) + 3;
  return flags.map(({ help }, i) => `${(left[i] ?? "").padEnd(width)}${help}`).join("\n");
}
