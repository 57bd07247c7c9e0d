/** What a command of the command line is, and what it may do to the world outside. */
import { parseArguments, type Arguments, type Flag } from "../arguments.ts";
import { ProblemsError, type Problem } from "../diagnostics.ts";

/** Exit codes, the same for every command. */
export const EXIT = { ok: 0, stale: 1, failed: 1, input: 2, bug: 70 } as const;

export interface Command {
  readonly summary: string;
  /** What stands for its words in the help; a command without it takes none. */
  readonly words?: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

/** What was asked for goes to standard output, what is said about it to standard error. */
export interface Terminal {
  print(text: string): void;
  say(text: string): void;
  /** What is being done, where somebody watches; it gives way to what is said next. */
  progress(step: string): void;
  readStdin(): Promise<Uint8Array>;
  /** Aborted when the user or the system wants the process to end. */
  untilInterrupted(): AbortSignal;
  /** As in `2026-11-22`. */
  readonly today: string;
}

export const HELP: Flag = { name: "help", help: "print this page" };
export const JSON_FLAG: Flag = { name: "json", help: "print the report as JSON on stdout" };
export const CONFIG_FLAG: Flag = {
  name: "config",
  value: "<path>",
  help: "settings; twinfold.config.json otherwise",
};

/** The values of `argv`; what is not understood is in `problems`. */
export function argumentsOf({ flags, words }: Command, argv: readonly string[]): Arguments {
  return parseArguments(argv, flags, words !== undefined);
}

export function mistake(message: string, advice = "see --help"): Problem {
  return { code: "usage", message, advice };
}

/** @throws ProblemsError with what was not understood and these mistakes, if there are any. */
export function refuse(args: Arguments, ...mistakes: readonly Problem[]): void {
  const problems = [...args.problems, ...mistakes];
  if (problems.length > 0) throw new ProblemsError(problems);
}
