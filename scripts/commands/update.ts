/** `twinfold update` */
import type { Arguments } from "../arguments.ts";
import type { Update } from "../update.ts";
import { type Command, CONFIG_FLAG, EXIT, HELP, JSON_FLAG, mistake, refuse } from "./command.ts";

export const updateCommand: Command = {
  summary: "Takes in a newer description: checks it, tells what changed, regenerates.",
  words: "[<url|path>]",
  flags: [
    CONFIG_FLAG,
    {
      name: "min-operations",
      value: "<count>",
      help: "refuse a description with fewer; half of the present ones otherwise",
    },
    {
      name: "allow-refs",
      value: "<folders,origins>",
      help: "files that a $ref may lead to, from the copy; none otherwise",
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
  run: async (args, terminal) => {
    terminal.progress("fetching and comparing");
    const result = await takeIn(args);
    const { generation, ...told } = result;
    if (args.has("json")) terminal.print(JSON.stringify(told, null, 2));
    else terminal.print(result.changed ? `# ${result.title}\n\n${result.body}` : result.body);
    if (generation !== null) terminal.say((await import("../report.ts")).reportLine(generation));
    if (result.written.length > 0) terminal.say(`written: ${result.written.join(", ")}`);
    return EXIT.ok;
  },
};

async function takeIn(args: Arguments): Promise<Update> {
  const [source, ...others] = args.words;
  const least = args.get("min-operations");
  refuse(
    args,
    ...(others.length > 0 ? [mistake("one description can be taken in at a time")] : []),
    ...(least !== undefined && !/^\d+$/.test(least)
      ? [mistake("--min-operations is a whole number")]
      : []),
  );
  const { update } = await import("../update.ts");
  return update({
    source,
    config: args.get("config"),
    minOperations: least === undefined ? undefined : Number(least),
    allowRefs: args.get("allow-refs")?.split(","),
    dryRun: args.has("dry-run"),
  });
}
