#!/usr/bin/env node
/** The command line: argv in, exit code out; the only file that touches the process and the console. */
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { describeFlags } from "./arguments.ts";
import { argumentsOf, type Command, EXIT, mistake, type Terminal } from "./commands/command.ts";
import { completionCommand, type Words } from "./commands/completion.ts";
import { diffCommand } from "./commands/diff.ts";
import { generateCommand } from "./commands/generate.ts";
import { initCommand } from "./commands/init.ts";
import { serveCommand } from "./commands/serve.ts";
import { updateCommand } from "./commands/update.ts";
import { formatProblem, ProblemsError } from "./diagnostics.ts";
import { flagsToOptimizeLater } from "./optimizer.ts";
import { didYouMean } from "./spelling.ts";
import { systemProblem } from "./system-error.ts";
import packageJson from "./package.json" with { type: "json" };

/** What a command needs besides its flags it loads when it runs, so that help costs nothing. */
const COMMANDS: Readonly<Record<string, Command>> = {
  init: initCommand,
  generate: generateCommand,
  diff: diffCommand,
  update: updateCommand,
  serve: serveCommand,
  completion: completionCommand(flagsByCommand),
};

/** Where a person watches, a step stands on a line of its own until the next output. */
const isWatched = process.stderr.isTTY && process.env["CI"] === undefined;
const clear = (): void => {
  if (isWatched) process.stderr.write("\r\u001B[K");
};

const terminal: Terminal = {
  print: (text) => {
    clear();
    console.log(text);
  },
  say: (text) => {
    clear();
    console.error(text);
  },
  progress: (step) => {
    clear();
    if (isWatched) process.stderr.write(`${step} …`);
  },
  readStdin: () => buffer(process.stdin),
  untilInterrupted: () => {
    const end = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end.abort());
    return end.signal;
  },
  today: new Date().toISOString().slice(0, 10),
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  try {
    return await run(name, rest);
  } catch (error) {
    const refusal = systemProblem(error);
    const problems = error instanceof ProblemsError ? error.problems : refusal && [refusal];
    if (problems === undefined) {
      terminal.say("This is a bug of twinfold:");
      console.error(error);
      return EXIT.bug;
    }
    if (rest.includes("--json")) terminal.print(JSON.stringify({ problems }, null, 2));
    else terminal.say(problems.map(formatProblem).join("\n"));
    return EXIT.input;
  }
}

async function run(name: string | undefined, rest: readonly string[]): Promise<number> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) {
    const args = argumentsOf(command, rest);
    if (!args.has("help")) return command.run(args, terminal);
    terminal.print(page(name ?? "", command));
    return EXIT.ok;
  }
  if (name === "help" && rest[0] !== undefined) return run(rest[0], ["--help"]);
  if (["--version", "-v", "version"].includes(name ?? "")) terminal.print(packageJson.version);
  else if (name === undefined || ["--help", "-h", "help"].includes(name))
    terminal.print(overview());
  else
    throw new ProblemsError([
      mistake(`"${name}" is no command${didYouMean(name, Object.keys(COMMANDS))}`),
    ]);
  return name === undefined ? EXIT.input : EXIT.ok;
}

function flagsByCommand(): Words {
  const entries = Object.entries(COMMANDS);
  return Object.fromEntries(
    entries.map(([name, { flags, words = "" }]) => [
      name,
      {
        flags: flags.map((flag) => `--${flag.name}`),
        choices: /^[a-z|]+$/.test(words) ? words.split("|") : [],
      },
    ]),
  );
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(12)}${summary}`,
  );
  return `Usage: twinfold <command> [flags]\n\n${lines.join("\n")}\n\ntwinfold <command> --help tells more, --version which one this is.`;
}

function page(name: string, { summary, words, flags, examples }: Command): string {
  return [
    `Usage: twinfold ${[name, words, "[flags]"].filter(Boolean).join(" ")}`,
    summary,
    describeFlags(flags),
    `Examples:\n${examples.map((line) => `  ${line}`).join("\n")}`,
    "Exit codes: 0 done, 1 stale (--check) or failed (--fail-on), 2 wrong usage or input.",
  ].join("\n\n");
}

// who reads the first lines only (`| head`) has closed the pipe; the exit code tells the rest
for (const [name, stream] of [
  ["standard output", process.stdout],
  ["standard error", process.stderr],
] as const)
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    const problem = systemProblem(error, name);
    if (problem === undefined) throw error;
    if (stream === process.stdout) terminal.say(formatProblem(problem));
    process.exit(EXIT.input);
  });

for (const flag of flagsToOptimizeLater(process.versions.v8)) setFlagsFromString(flag);
process.exitCode = await main(process.argv.slice(2));
