/** `twinfold generate` */
import type { Arguments } from "../arguments.ts";
import type { GenerateOptions } from "../generate-input.ts";
import {
  type Command,
  CONFIG_FLAG,
  EXIT,
  HELP,
  JSON_FLAG,
  mistake,
  refuse,
  type Terminal,
} from "./command.ts";

export const generateCommand: Command = {
  summary: "Generates the client, every endpoint and its beta twin as one method.",
  flags: [
    { name: "spec", value: "<path|url|->", help: "the description, over the configured one" },
    { name: "out", value: "<dir>", help: "where the files go, over the configured folder" },
    {
      name: "runtime",
      value: "<specifier>",
      help: "what generated code imports the runtime from",
    },
    CONFIG_FLAG,
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
  run: async (args, terminal) => {
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
      readStdin: terminal.readStdin,
      onStage: terminal.progress,
    };
    if (args.has("watch")) return watchFiles(options, args, terminal);
    const { generate, isStale } = await import("../generate.ts");
    const { reportGeneration } = await import("../report.ts");
    const result = await generate(options);
    const report = reportGeneration(result);
    if (args.has("json")) terminal.print(JSON.stringify(report.data, null, 2));
    else terminal.print(report.text);
    return args.has("check") && isStale(result.state) ? EXIT.stale : EXIT.ok;
  },
};

async function watchFiles(
  options: GenerateOptions,
  args: Arguments,
  terminal: Terminal,
): Promise<number> {
  const others = ["check", "dry-run", "json"].filter((it) => args.has(it)).map((it) => `--${it}`);
  if (options.spec === "-") others.push("--spec -");
  const message = `--watch does not go with ${others.join(" and ")}`;
  refuse(args, ...(others.length === 0 ? [] : [mistake(message, "leave one of them out")]));
  const { watch } = await import("../watch.ts");
  const { print: say, say: complain } = terminal;
  await watch(options, { say, complain, signal: terminal.untilInterrupted() });
  return EXIT.ok;
}
