/** What README and recipes show works as printed: each block compiles, and runs against the embedded server. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { argumentsOf, type Command } from "../scripts/commands/command.ts";
import { diffCommand } from "../scripts/commands/diff.ts";
import { generateCommand } from "../scripts/commands/generate.ts";
import { initCommand } from "../scripts/commands/init.ts";
import { serveCommand } from "../scripts/commands/serve.ts";
import { updateCommand } from "../scripts/commands/update.ts";
import { readActions } from "../scripts/overlay/actions.ts";
import { startServer, type TestServer } from "../src/testing/index.ts";
import { createClient } from "../src/index.ts";
import { ROOT } from "./support/cli.ts";
import { compileErrors } from "./support/compile.ts";
import { blocksOf, pages } from "./support/documentation.ts";
import { messageRequest } from "./support/message-request.ts";

const PACKAGE = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  diff: diffCommand,
  generate: generateCommand,
  init: initCommand,
  serve: serveCommand,
  update: updateCommand,
};

/** For a fragment, which says nothing of where its client comes from. */
const PRELUDE = `import type { Client, CreateMessageBatchParams } from "twinfold";
declare const client: Client;
declare const requests: CreateMessageBatchParams["requests"];
`;

const programs = blocksOf("ts").map(({ title, text }, i) => ({
  title,
  path: `block-${i + 1}.ts`,
  text: text.startsWith("import") ? text : PRELUDE + text,
}));

test("shows code that compiles", () => {
  expect(programs.length).toBeGreaterThan(9);
  const paths = { twinfold: ["./src/index.ts"], "twinfold/*": ["./src/*/index.ts"] };
  expect(compileErrors(programs, { paths, types: ["node"], noUnusedLocals: false })).toEqual([]);
});

describe("shows code that runs", () => {
  const folder = join(ROOT, "node_modules/.cache/twinfold/documentation");
  const home = process.cwd();
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer({ batchDuration: 1 });
    for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
    vi.stubGlobal("client", createClient(server.clientOptions)); // what PRELUDE declares
    vi.stubGlobal("requests", [messageRequest("a"), messageRequest("b")]);
    vi.spyOn(console, "log").mockImplementation(() => {});
    mkdirSync(folder, { recursive: true });
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    await server.close();
  });

  test.each(programs)("$title", async ({ path, text }) => {
    const asked = server.requests.length;
    writeFileSync(join(folder, path), text);
    await import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
    expect(server.requests.length > asked || text.includes("startServer")).toBe(true);
  });
});

test("shows JSON that parses", () => {
  for (const { text } of blocksOf("json")) expect(JSON.parse(text)).toBeTypeOf("object");
});

test("shows overlays that are read", () => {
  const overlays = blocksOf("yaml");
  expect(overlays.length).toBeGreaterThan(0);
  for (const { text } of overlays) expect(readActions(Buffer.from(text))).not.toEqual([]);
});

/** Of a line of a shell: the command, and what follows it up to a comment, a pipe or a file. */
const CALL =
  /(?:npx (?:twinfold|@twinfold\/cli)|npm run(?: --silent)?) (diff|generate|init|serve|update)(?: --)?((?: (?!#|>|\|)\S+)*)/g;

test("calls commands with the flags that they have", () => {
  const calls = blocksOf("sh").flatMap(({ title, text }) =>
    [...text.matchAll(CALL)].map(([, name = "", rest = ""]) => ({ title, name, rest })),
  );
  expect(calls.length).toBeGreaterThan(25);
  for (const { title, name, rest } of calls) {
    const command = COMMANDS[name];
    const words = rest.split(" ").filter(Boolean);
    const problems = command === undefined ? [name] : argumentsOf(command, words).problems;
    expect(problems, `${title}: ${name}${rest}`).toEqual([]);
  }
});

test("names only npm scripts that exist", () => {
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/npm (?:run )?(?:--silent )?([a-z][a-z:]*)/g)].map(([, name]) => name ?? ""),
  );
  const own = new Set([...Object.keys(PACKAGE.scripts), "ci", "install", "package", "pkg"]);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !own.has(name))).toEqual([]);
});

test("links to files that exist", () => {
  const links = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) =>
      join(ROOT, name, "..", target),
    ),
  );
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});
