/** `twinfold init` */
import { ProblemsError } from "../diagnostics.ts";
import type { Generation } from "../generate.ts";
import { type Command, EXIT, HELP, mistake, refuse, type Terminal } from "./command.ts";

const NO_ADDRESS =
  "note: the workflow asks where newer descriptions are: run twinfold update <url> once, and commit twinfold.lock.json";

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
    const [given, ...others] = args.words;
    refuse(args, ...(others.length > 0 ? [mistake("a client has one description")] : []));
    const { init, nextSteps, usualSpec } = await import("../init/index.ts");
    const { inSource, isUrl, parseData } = await import("../load/index.ts");
    const { named } = await import("../named-source.ts");
    const { fetchSource } = await import("../update-source.ts");
    const spec = given ?? usualSpec(".");
    terminal.progress("reading");
    const { bytes = new Uint8Array(), etag } = await fetchSource(spec, null); // all of it, as no ETag is known
    const root = await named(spec, () => inSource(bytes, () => parseData(bytes)));
    const written = [...(await init({ folder: ".", spec, root }))];
    written.push(...(await firstCopy(spec, { bytes, etag })));
    if (args.has("workflow")) written.push(await writeWorkflow());
    terminal.say(`written: ${written.join(", ")}`);
    if (args.has("workflow") && !isUrl(spec)) terminal.say(NO_ADDRESS);
    const { reportGeneration } = await import("../report.ts");
    terminal.print(reportGeneration(await firstGeneration(terminal)).text);
    terminal.say(
      `next: ${nextSteps(".")}, and call createClient of client.ts; twinfold generate after each change`,
    );
    return EXIT.ok;
  },
};

/** What lies elsewhere is taken in at once, so that the first update compares with what the client is made from. */
async function firstCopy(
  spec: string,
  { bytes, etag }: { readonly bytes: Uint8Array; readonly etag: string | null },
): Promise<readonly string[]> {
  const { isUrl, sha256Of } = await import("../load/index.ts");
  if (!isUrl(spec)) return [];
  const { copyName, LOCK_FILE, withLocked, withoutUser } = await import("../lock.ts");
  const file = copyName(spec);
  const lock = { source: withoutUser(spec), sha256: sha256Of(bytes), etag, file };
  await withLocked(".", { lock, bytes }, async () => {});
  return [file, LOCK_FILE];
}

/** Nobody has wished for a name yet: those that the rules leave open are proposed. */
async function firstGeneration(terminal: Terminal): Promise<Generation> {
  const { generate } = await import("../generate.ts");
  const { Proposals } = await import("../init/index.ts");
  const proposals = new Proposals(".");
  const attempt = (): Promise<Generation> =>
    generate({ onStage: terminal.progress }).catch(async (error: unknown) => {
      const count = error instanceof ProblemsError ? await proposals.settle(error.problems) : 0;
      if (count === 0) throw error;
      terminal.say(`names that the rules leave open: ${count}, proposed in the settings`);
      return attempt();
    });
  return attempt();
}

async function writeWorkflow(): Promise<string> {
  const { mkdir, writeFile } = await import("node:fs/promises");
  const { dirname } = await import("node:path");
  const { updateWorkflow } = await import("../update-workflow.ts");
  await mkdir(dirname(WORKFLOW), { recursive: true });
  await writeFile(WORKFLOW, updateWorkflow({ command: "npx @twinfold/cli update --json" }));
  return WORKFLOW;
}
