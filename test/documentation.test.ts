/** What README and recipes show works as printed: each block compiles, and runs against the embedded server. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startServer, type TestServer } from "../src/testing/index.ts";
import { createClient } from "../src/index.ts";
import { ROOT } from "./support/cli.ts";
import { compileErrors } from "./support/compile.ts";
import { blocksOf, pages } from "./support/documentation.ts";
import { messageRequest } from "./support/message-request.ts";

const PACKAGE = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
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

test("names only npm scripts that exist", () => {
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/npm (?:run )?(?:--silent )?([a-z][a-z:]*)/g)].map(([, name]) => name ?? ""),
  );
  const own = new Set([...Object.keys(PACKAGE.scripts), "ci", "install", "package"]);
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
