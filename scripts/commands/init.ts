/** `twinfold init` */
import { type Command, EXIT, HELP, mistake, refuse } from "./command.ts";

const WORKFLOW = ".github/workflows/twinfold.yml";

export const initCommand: Command = {
  summary: "Starts a client of your own: settings, a client to edit, and what is generated.",
  words: "[<path|url>]",
  flags: [
    { name: "workflow", help: `write ${WORKFLOW} as well: a pull request when the API changes` },
    HELP,
  ],
  examples: ["twinfold init", "twinfold init https://example.com/openapi.yaml --workflow"],
  run: async (args, terminal) => {
    const [named, ...others] = args.words;
    refuse(args, ...(others.length > 0 ? [mistake("a client has one description")] : []));
    const { init, usualSpec } = await import("../init/index.ts");
    const { readData } = await import("../load/index.ts");
    const spec = named ?? usualSpec(".");
    terminal.progress("reading");
    const root = await readData(spec);
    const written = [...(await init({ folder: ".", spec, root }))];
    if (args.has("workflow")) written.push(await writeWorkflow());
    terminal.say(`written: ${written.join(", ")}`);
    const { generate } = await import("../generate.ts");
    const { reportGeneration } = await import("../report.ts");
    terminal.print(reportGeneration(await generate({ onStage: terminal.progress })).text);
    terminal.say(
      "next: npm install twinfold, and call createClient of client.ts; twinfold generate after each change",
    );
    return EXIT.ok;
  },
};

async function writeWorkflow(): Promise<string> {
  const { mkdir, writeFile } = await import("node:fs/promises");
  const { dirname } = await import("node:path");
  const { updateWorkflow } = await import("../update-workflow.ts");
  await mkdir(dirname(WORKFLOW), { recursive: true });
  await writeFile(WORKFLOW, updateWorkflow({ command: "npx @twinfold/cli update --json" }));
  return WORKFLOW;
}
