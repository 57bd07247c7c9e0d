/** `twinfold serve` */
import { dirname, relative } from "node:path";
import type { Arguments } from "../arguments.ts";
import type { TestServer } from "../../src/testing/index.ts";
import { type Problem, ProblemsError } from "../diagnostics.ts";
import { type Command, EXIT, HELP, mistake, refuse } from "./command.ts";

export const serveCommand: Command = {
  summary: "Starts a Message Batches API on 127.0.0.1, to try any client without paying.",
  flags: [
    { name: "port", value: "<number>", help: "8787 otherwise, 0 for a free one" },
    { name: "api-key", value: "<key>", help: "the key that requests must carry" },
    {
      name: "scenario",
      value: "<path>",
      help: "what is there at the start and what happens when, as JSON",
    },
    {
      name: "state",
      value: "<path>",
      help: "goes on from this state if the file is there, and saves it at the end",
    },
    { name: "seconds", value: "<number>", help: "how long a batch takes; 10 otherwise" },
    HELP,
  ],
  examples: [
    "twinfold serve",
    "twinfold serve --port 0 --seconds 1",
    "twinfold serve --scenario scenario.json --state state.json",
  ],
  run: async (args, terminal) => {
    const server = await start(args);
    const signal = terminal.untilInterrupted(); // before anybody knows that there is something to interrupt
    terminal.print(greeting(server));
    await new Promise<void>((done) => signal.addEventListener("abort", () => done()));
    const snapshot = server.snapshot();
    await server.close();
    const { writeFile } = await import("node:fs/promises");
    const state = args.get("state");
    if (state !== undefined) await writeFile(state, `${JSON.stringify(snapshot)}\n`);
    return EXIT.ok;
  },
};

/** @throws ProblemsError where what was typed, a file, or the port is not right. */
async function start(args: Arguments): Promise<TestServer> {
  const port = args.get("port") ?? "8787";
  const seconds = args.get("seconds") ?? "10";
  refuse(
    args,
    ...(/^\d+$/.test(port) && Number(port) <= 65_535
      ? []
      : [mistake(`--port ${port}: a number from 0 to 65535 is wanted`)]),
    ...(seconds.trim() !== "" && Number(seconds) >= 0
      ? []
      : [mistake(`--seconds ${seconds}: a number of seconds from 0 is wanted`)]),
  );
  const { existsSync } = await import("node:fs");
  const { access, constants } = await import("node:fs/promises");
  const { readScenario, readStateFile, startServer } = await import("../../src/testing/index.ts");
  const scenario = args.get("scenario");
  const state = args.get("state");
  try {
    const options = scenario === undefined ? {} : readScenario(scenario);
    const isThere = state !== undefined && existsSync(state);
    const saved = isThere ? readStateFile(state) : options.state;
    // it is saved at the end, which is too late to hear that it cannot be
    if (state !== undefined) await access(isThere ? state : dirname(state), constants.W_OK);
    return await startServer({
      ...options,
      port: Number(port),
      apiKey: args.get("api-key"),
      state: saved,
      batchDuration: Number(seconds) * 1000,
      keepRequests: 0,
      ref: true,
    });
  } catch (error) {
    throw new ProblemsError([await refusalOf(error, port)]);
  }
}

async function refusalOf(error: unknown, port: string): Promise<Problem> {
  const { code, path, syscall } = error as NodeJS.ErrnoException; // only what the system throws has them
  const { reasonOf } = await import("../load/index.ts");
  const reason = code === "EADDRINUSE" ? "another program listens there" : reasonOf(error);
  if (syscall === "listen")
    return mistake(`--port ${port}: ${reason}`, "name another port, or 0 for a free one");
  return path === undefined
    ? mistake(reason, "mend the file")
    : mistake(`${relative("", path) || path} cannot be used: ${reason}`, "name another one");
}

function greeting({ url, apiKey }: TestServer): string {
  return `Message Batches API on ${url}, until Ctrl+C

  export ANTHROPIC_BASE_URL=${url} ANTHROPIC_API_KEY=${apiKey}
  curl $ANTHROPIC_BASE_URL/v1/messages/batches -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
`;
}
