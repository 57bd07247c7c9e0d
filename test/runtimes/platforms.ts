/** The platforms: where each is found, and how the scenario runs on it. */
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Bundles } from "./bundles.ts";
import { BUN, DENO, NODES, type Program } from "./programs.ts";
import type { Outcome, Target } from "./scenario.ts";

export interface Platform {
  readonly name: string;
  /** What must be there; without it the platform is skipped by name. */
  readonly needs: string;
  run(bundles: Bundles, target: Target): Promise<readonly Outcome[]>;
}

const MODULES = join(import.meta.dirname, "node_modules");
const run = promisify(execFile);

/** The script on a command line. */
function command({ name, path, flags = [] }: Program): Platform {
  return {
    name,
    needs: path,
    run: async ({ script }, { baseUrl, apiKey }) => {
      const { stdout } = await run(path, [...flags, script, baseUrl, apiKey], { timeout: 60_000 });
      return JSON.parse(stdout) as Outcome[]; // what script.mjs prints
    },
  };
}

const worker: Platform = {
  name: "workerd",
  needs: join(MODULES, "miniflare"),
  run: async ({ worker: scriptPath }, target) => {
    const { Miniflare } = await import("miniflare");
    const miniflare = new Miniflare({
      modules: true,
      modulesRoot: dirname(scriptPath),
      scriptPath,
      compatibilityDate: "2026-03-01",
    });
    try {
      const body = JSON.stringify(target);
      const answer = await miniflare.dispatchFetch("http://worker/", { method: "POST", body });
      return (await answer.json()) as Outcome[]; // what worker.mjs answers
    } finally {
      await miniflare.dispose();
    }
  },
};

const DENO_FLAGS = [
  "run",
  "--no-prompt",
  "--node-modules-dir=manual",
  "--allow-net=127.0.0.1",
  "--allow-env",
];

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const chromium: Platform = {
  name: "Chromium",
  needs: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  run: async ({ page: path }, target) => {
    const { chromium: launcher } = await import("playwright-core");
    const site = createServer((_, response) => {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>.</title>");
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const { port } = site.address() as AddressInfo; // it listens on a port
    const browser = await launcher.launch({
      executablePath: chromium.needs,
      args: CHROMIUM_FLAGS,
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`); // another origin than the API's
      await page.addScriptTag({ path, type: "module" });
      await page.waitForFunction("globalThis.runScenario !== undefined");
      const given = JSON.stringify(target);
      return (await page.evaluate(`runScenario(${given})`)) as Outcome[]; // what page.mjs gives
    } finally {
      await browser.close();
      site.close();
    }
  },
};

export const PLATFORMS: readonly Platform[] = [
  ...[...NODES, BUN, { ...DENO, flags: DENO_FLAGS }].map(command),
  worker,
  chromium,
];
