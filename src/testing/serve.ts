#!/usr/bin/env node
/** The server alone, for clients in any language: the only file here that touches process and console. */

import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { readScenario, readStateFile } from "./scenario.ts";
import { startServer, type TestServer } from "./server.ts";

const HELP = `Starts a Message Batches API on 127.0.0.1, to try any client against without paying for a batch.

  --port <number>     the port; 8787 if left out, 0 for a free one
  --api-key <key>     the key that requests must carry
  --scenario <file>   what is there at the start and what happens when, as JSON
  --state <file>      goes on from this state if the file is there, and saves it at the end
  --seconds <number>  how long a batch takes; 10 if left out
  --help              this text
`;

interface Settings {
  readonly port: number;
  readonly seconds: number;
  readonly apiKey: string | undefined;
  readonly scenario: string | undefined;
  readonly state: string | undefined;
}

function readArguments(argv: readonly string[]): Settings | "help" {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string", default: "8787" },
      "api-key": { type: "string" },
      scenario: { type: "string" },
      state: { type: "string" },
      seconds: { type: "string", default: "10" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port ${values.port}: a number from 0 to 65535 is wanted`);
  }
  const seconds = Number(values.seconds);
  if (values.seconds.trim() === "" || !(seconds >= 0)) {
    throw new Error(`--seconds ${values.seconds}: a number of seconds is wanted`);
  }
  const { "api-key": apiKey, scenario, state } = values;
  return { port, seconds, apiKey, scenario, state };
}

async function serve({ port, seconds, apiKey, scenario, state }: Settings): Promise<void> {
  const options = scenario === undefined ? {} : readScenario(scenario);
  const saved = state !== undefined && existsSync(state) ? readStateFile(state) : options.state;
  const server = await startServer({
    ...options,
    port,
    apiKey,
    state: saved,
    batchDuration: seconds * 1000,
    keepRequests: 0,
    ref: true,
  });
  console.log(greeting(server));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void orComplain(() => finish(server, state)));
  }
}

async function finish(server: TestServer, state: string | undefined): Promise<void> {
  const snapshot = server.snapshot();
  await server.close();
  if (state !== undefined) writeFileSync(state, `${JSON.stringify(snapshot)}\n`);
}

function greeting({ url, apiKey }: TestServer): string {
  return `Message Batches API on ${url}, until Ctrl+C

  export ANTHROPIC_BASE_URL=${url} ANTHROPIC_API_KEY=${apiKey}
  curl $ANTHROPIC_BASE_URL/v1/messages/batches -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
`;
}

/** Mistakes in what was typed or in a file are told in a line, and the exit code is 2. */
async function orComplain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // What follows the first line is advice of parseArgs that does not fit here.
    console.error((error instanceof Error ? error.message : String(error)).split("\n")[0]);
    process.exitCode = 2;
  }
}

void orComplain(async () => {
  const settings = readArguments(process.argv.slice(2));
  if (settings === "help") console.log(HELP);
  else await serve(settings);
});
