/** The command line: argv in, exit code out; the only file that touches the process and the console. */
import { buffer } from "node:stream/consumers";
import { describeFlags, parseArguments, type Arguments, type Flag } from "./arguments.ts";
import { formatProblem, ProblemsError, type Problem } from "./diagnostics.ts";
import { runDiff } from "./diff-command.ts";
import { FORMATS } from "./diff-formats.ts";
import { generate, isStale, type GenerateOptions } from "./generate.ts";
import { reportGeneration, reportLine } from "./report.ts";
import type { Update } from "./update.ts";

/** Exit codes, the same for every command. */
const EXIT = { ok: 0, stale: 1, failed: 1, input: 2, bug: 70 } as const;

interface Command {
  readonly summary: string;
  /** What stands for its words in the help; a command without it takes none. */
  readonly words?: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  run(args: Arguments): Promise<number>;
}

const HELP: Flag = { name: "help", help: "print this page" };
const JSON_FLAG: Flag = { name: "json", help: "print the report as JSON on stdout" };

const COMMANDS: Readonly<Record<string, Command>> = {
  generate: {
    summary: "Generates the client, every endpoint and its beta twin as one method.",
    flags: [
      { name: "spec", value: "<path|url|->", help: "the description, over the configured one" },
      { name: "out", value: "<dir>", help: "where the files go, over the configured folder" },
      {
        name: "runtime",
        value: "<specifier>",
        help: "what generated code imports the runtime from",
      },
      { name: "config", value: "<path>", help: "settings; twinfold.config.json otherwise" },
      {
        name: "include",
        value: "<routes,tags>",
        help: "only these: routes with all below them, and tags",
      },
      {
        name: "allow-refs",
        value: "<folders,origins>",
        help: "files that a $ref may lead to; none otherwise",
      },
      {
        name: "check",
        help: "write nothing; exit 1 if a file is stale, and show what would change",
      },
      { name: "dry-run", help: "write nothing; show what would change" },
      { name: "watch", help: "go on: once more whenever a file changes that was read" },
      JSON_FLAG,
      HELP,
    ],
    examples: [
      "twinfold generate",
      "twinfold generate --check",
      "twinfold generate --include /v1/models,Batches --out client",
      "twinfold generate --spec https://example.com/openapi.yaml --out client",
      "curl -s https://example.com/openapi.json | twinfold generate --spec - --out client",
    ],
    run: async (args) => {
      const options = {
        spec: args.get("spec"),
        out: args.get("out"),
        runtime: args.get("runtime"),
        config: args.get("config"),
        include: args.get("include")?.split(","),
        allowRefs: args.get("allow-refs")?.split(","),
        check: args.has("check"),
        dryRun: args.has("dry-run"),
        problems: args.problems,
        readStdin: () => buffer(process.stdin),
      };
      if (args.has("watch")) return watchUntilInterrupted(options, args);
      const result = await generate(options);
      const report = reportGeneration(result);
      if (args.has("json")) console.log(JSON.stringify(report.data, null, 2));
      else console.log(report.text);
      return args.has("check") && isStale(result.state) ? EXIT.stale : EXIT.ok;
    },
  },
  diff: {
    summary:
      "Tells what changed between two versions of an API, and what that breaks for a caller.",
    words: "<old> <new> [<newer> …]",
    flags: [
      { name: "format", value: Object.keys(FORMATS).join("|"), help: "text otherwise" },
      {
        name: "fail-on",
        value: "breaking|warning|never",
        help: "exit 1 at that level; breaking otherwise",
      },
      {
        name: "ignore",
        value: "<path>",
        help: "known changes, by fingerprint, with reason and last day",
      },
      {
        name: "consumer",
        value: "<globs>",
        help: "sources to check against both clients: which lines stop compiling, and why",
      },
      { name: "tsconfig", value: "<path>", help: "how they are checked; the nearest otherwise" },
      {
        name: "client",
        value: "<package|dir>",
        help: "what they import; twinfold and the configured folder otherwise",
      },
      { name: "no-compiler", help: "let the rules judge alone: faster" },
      { name: "config", value: "<path>", help: "settings; twinfold.config.json otherwise" },
      HELP,
    ],
    examples: [
      "twinfold diff old.yaml new.yaml",
      "twinfold diff 2024-11-04 2024-12-18 2026-03-31 --format markdown",
      "twinfold diff git:HEAD:spec/api.yaml spec/api.yaml --fail-on warning",
      "curl -s https://example.com/openapi.json | twinfold diff spec/api.yaml -",
      "twinfold diff 2024-12-18 2026-03-31 --format html > diff.html",
      "twinfold diff old.yaml new.yaml --consumer 'src/**/*.ts' --client ./src/api",
    ],
    run: async (args) => {
      if (args.problems.length > 0) throw new ProblemsError(args.problems);
      const { output, notes, failed } = await runDiff({
        sources: args.words,
        format: args.get("format") ?? "text",
        failOn: args.get("fail-on") ?? "breaking",
        ignore: args.get("ignore"),
        consumer: args.get("consumer"),
        tsconfig: args.get("tsconfig"),
        client: args.get("client"),
        compiler: !args.has("no-compiler"),
        config: args.get("config"),
        today: new Date().toISOString().slice(0, 10),
        readStdin: () => buffer(process.stdin),
      });
      for (const note of notes) console.error(note);
      console.log(output);
      return failed ? EXIT.failed : EXIT.ok;
    },
  },
  update: {
    summary: "Takes in a newer description: checks it, tells what changed, regenerates.",
    words: "[<url|path>]",
    flags: [
      { name: "config", value: "<path>", help: "settings; twinfold.config.json otherwise" },
      {
        name: "min-operations",
        value: "<count>",
        help: "refuse a description with fewer; half of the present ones otherwise",
      },
      { name: "dry-run", help: "write nothing; tell what would change" },
      JSON_FLAG,
      HELP,
    ],
    examples: [
      "twinfold update https://example.com/openapi.yaml",
      "twinfold update",
      "twinfold update ~/Downloads/openapi.json --dry-run",
      "twinfold update --json | jq -r .body",
    ],
    run: async (args) => {
      const result = await takeIn(args);
      const { generation, ...told } = result;
      if (args.has("json")) console.log(JSON.stringify(told, null, 2));
      else console.log(result.changed ? `# ${result.title}\n\n${result.body}` : result.body);
      if (generation !== null) console.error(reportLine(generation));
      if (result.written.length > 0) console.error(`written: ${result.written.join(", ")}`);
      return EXIT.ok;
    },
  },
};

async function takeIn(args: Arguments): Promise<Update> {
  const [source, ...others] = args.words;
  const least = args.get("min-operations");
  const mistakes = [
    ...(others.length > 0 ? ["one description can be taken in at a time"] : []),
    ...(least !== undefined && !/^\d+$/.test(least) ? ["--min-operations is a whole number"] : []),
  ];
  const problems = mistakes.map((message): Problem => ({
    code: "usage",
    message,
    advice: "see --help",
  }));
  if (args.problems.length + problems.length > 0)
    throw new ProblemsError([...args.problems, ...problems]);
  const { update } = await import("./update.ts");
  return update({
    source,
    config: args.get("config"),
    minOperations: least === undefined ? undefined : Number(least),
    dryRun: args.has("dry-run"),
  });
}

async function watchUntilInterrupted(options: GenerateOptions, args: Arguments): Promise<number> {
  const others = ["check", "dry-run", "json"].filter((it) => args.has(it)).map((it) => `--${it}`);
  if (options.spec === "-") others.push("--spec -");
  const message = `--watch does not go with ${others.join(" and ")}`;
  const problem: Problem = { code: "usage", message, advice: "leave one of them out" };
  const problems = [...args.problems, ...(others.length === 0 ? [] : [problem])];
  if (problems.length > 0) throw new ProblemsError(problems);
  const { watch } = await import("./watch.ts");
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end.abort());
  await watch(options, { say: console.log, complain: console.error, signal: end.signal });
  return EXIT.ok;
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command === undefined) {
      if (name === "--help" || name === "-h" || name === undefined) {
        console.log(overview());
        return name === undefined ? EXIT.input : EXIT.ok;
      }
      throw new ProblemsError([
        { code: "usage", message: `"${name}" is no command`, advice: "see --help" },
      ]);
    }
    const args = parseArguments(rest, command.flags, command.words !== undefined);
    if (args.has("help")) {
      console.log(page(name ?? "", command));
      return EXIT.ok;
    }
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof ProblemsError)) {
      console.error("This is a bug of twinfold:", error);
      return EXIT.bug;
    }
    if (rest.includes("--json")) console.log(JSON.stringify({ problems: error.problems }, null, 2));
    else console.error(error.problems.map(formatProblem).join("\n"));
    return EXIT.input;
  }
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(12)}${summary}`,
  );
  return `Usage: twinfold <command> [flags]\n\n${lines.join("\n")}\n\ntwinfold <command> --help tells more.`;
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

process.exitCode = await main(process.argv.slice(2));
