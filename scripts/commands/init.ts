/** `twinfold init` */
import { ProblemsError } from "../diagnostics.ts";
import type { Generation } from "../generate.ts";
import { type Command, EXIT, HELP, mistake, refuse, type Terminal } from "./command.ts";

const NO_ADDRESS =
  "note: the workflow asks where newer descriptions are: run twinfold update <url> once, and commit twinfold.lock.json";

const HAS_WORKFLOW =
  "note: the repository has a .github/workflows/twinfold.yml, which is left as it is: let it run twinfold update --json here, too";

export const initCommand: Command = {
  summary: "Starts a client of your own: settings, a client to edit, and what is generated.",
  words: "[<path|url>]",
  flags: [
    {
      name: "include",
      value: "<routes,tags>",
      help: "only these operations, of a description that has too many: routes with all below them, and tags",
    },
    {
      name: "workflow",
      help: "write .github/workflows/twinfold.yml as well, at the repository's root: a pull request when the API changes",
    },
    HELP,
  ],
  examples: [
    "twinfold init",
    "twinfold init https://example.com/openapi.yaml --workflow",
    "twinfold init openapi.json --include /users,Mail",
  ],
  run: async (args, terminal) => {
    const [given, ...others] = args.words;
    refuse(args, ...(others.length > 0 ? [mistake("a client has one description")] : []));
    const { init, nextSteps, usualSpec } = await import("../init/index.ts");
    const { inSource, isUrl, parseData } = await import("../load/index.ts");
    const { named } = await import("../named-source.ts");
    const { fetchSource } = await import("../update-source.ts");
    const spec = given ?? usualSpec(".");
    const include = args.get("include")?.split(",");
    terminal.progress("reading");
    const { bytes = new Uint8Array(), etag } = await fetchSource(spec, null); // all of it, as no ETag is known
    const root = await named(spec, () => inSource(bytes, () => parseData(bytes)));
    const started = await init({ folder: ".", spec, include, root });
    const written = [...started.written, ...(await firstCopy(spec, { bytes, etag }))];
    const workflow = args.has("workflow") ? await firstWorkflow() : undefined;
    terminal.say(`written: ${[...written, workflow ?? []].flat().join(", ")}`);
    if (args.has("workflow") && workflow === undefined) terminal.say(HAS_WORKFLOW);
    if (args.has("workflow") && !isUrl(spec)) terminal.say(NO_ADDRESS);
    const { reportGeneration } = await import("../report.ts");
    terminal.print(reportGeneration(await firstGeneration(terminal)).text);
    for (const guess of started.guesses) terminal.say(`note: ${guess}`);
    terminal.say(`next: ${nextSteps(".")}`);
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
      if (!(error instanceof ProblemsError) || !(await proposals.settle(error.problems)))
        throw error;
      return attempt();
    });
  return attempt().finally(() => {
    const { count } = proposals;
    if (count > 0)
      terminal.say(`names that the rules leave open: ${count}, proposed in the settings`);
  });
}

async function firstWorkflow(): Promise<string | undefined> {
  const { writeFirstWorkflow } = await import("../first-workflow.ts");
  return writeFirstWorkflow(".");
}
