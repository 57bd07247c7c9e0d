/** `twinfold diff` */
import { setFlagsFromString } from "node:v8";
import { type Command, CONFIG_FLAG, EXIT, HELP, mistake, refuse } from "./command.ts";

export const diffCommand: Command = {
  summary: "Tells what changed between two versions of an API, and what that breaks for a caller.",
  words: "<old> <new> [<newer> …]",
  flags: [
    { name: "format", value: "text|markdown|json|html|github", help: "text otherwise" },
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
    {
      name: "allow-refs",
      value: "<dir|origin>",
      help: "where references may lead beside each description's own folder or origin",
    },
    {
      name: "overlay",
      value: "<path>",
      help: "corrections of every side; else the configured ones correct the configured description",
    },
    { name: "changeset", help: "write a changeset with the bump that the changes ask for" },
    { name: "no-compiler", help: "let the rules judge alone: faster" },
    { name: "json", help: "the same as --format json" },
    CONFIG_FLAG,
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
  run: async (args, terminal) => {
    const isTold = args.has("json") && args.has("format");
    refuse(args, ...(isTold ? [mistake("--json is --format json: give one of them")] : []));
    if (!args.has("no-compiler")) keepYoungGenerationSmall();
    const { runDiff } = await import("../diff-command.ts");
    terminal.progress("comparing");
    const { output, notes, failed } = await runDiff({
      sources: args.words,
      format: args.get("format") ?? (args.has("json") ? "json" : "text"),
      failOn: args.get("fail-on") ?? "breaking",
      ignore: args.get("ignore"),
      consumer: args.get("consumer"),
      tsconfig: args.get("tsconfig"),
      client: args.get("client"),
      allowRefs: args.get("allow-refs")?.split(","),
      overlay: args.get("overlay"),
      compiler: !args.has("no-compiler"),
      changeset: args.has("changeset"),
      config: args.get("config"),
      today: terminal.today,
      readStdin: terminal.readStdin,
    });
    for (const note of notes) terminal.say(note);
    terminal.print(output);
    return failed ? EXIT.failed : EXIT.ok;
  },
};

/**
 * The compiler's trees outlive every collection, at which V8 doubles the room for young objects up to 48 megabytes:
 * a quarter of all that a run takes, and no time is won by it. There is no flag for this that a process could be
 * given after its start but the factor of that growth; the rules alone are a little faster with it.
 */
function keepYoungGenerationSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
