/** The client follows its description while a watch runs, through whatever state its files pass. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";
import { until } from "./support/loopback.ts";

interface Watch {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
}

function startWatch(folder: string): Watch {
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(ROOT, "scripts/cli.ts"), "generate", "--watch"],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (said.stdout += String(text)));
  child.stderr.on("data", (text) => (said.stderr += String(text)));
  return { child, said };
}

const corrections = (target: string): string =>
  `overlay: 1.0.0\ninfo: { title: C, version: "1" }\nactions:\n  - target: ${target}\n    update: { title: Corrected }\n`;

test("a watch follows description, configuration and overlay, outlives what is broken, and ends on SIGINT", async () => {
  const folder = await temporaryFolder();
  const path = (name: string): string => join(folder, name);
  const orchard = await readFile(join(ROOT, "test/fixtures/orchard.yaml"), "utf8");
  await writeFile(path("spec.yaml"), orchard);
  await writeFile(path("twinfold.config.json"), JSON.stringify({ spec: "./spec.yaml" }));
  const { child, said } = startWatch(folder);
  const saying = (what: keyof typeof said, text: string): Promise<void> =>
    until(() => said[what].includes(text) || child.exitCode !== null);
  const index = (): Promise<string> => readFile(path("generated/index.ts"), "utf8");

  await saying("stdout", "watching twinfold.config.json, spec.yaml\n");
  expect(said.stdout).toContain("2 methods; new: api.md, index.ts,");

  await writeFile(path("spec.yaml"), orchard.replace("schemas/Fruit", "schemas/Nothing"));
  await saying("stderr", "ref-broken: ");

  await writeFile(path("new.yaml"), orchard.replaceAll("Fruit", "Berry"));
  await rename(path("new.yaml"), path("spec.yaml")); // as editors save
  await saying("stdout", "note: the interface Fruit is now Berry");

  await writeFile(path("twinfold.config.json"), "{ torn");
  await saying("stderr", "twinfold.config.json)");
  await writeFile(path("overlay.yaml"), corrections("$.nowhere"));
  await writeFile(
    path("twinfold.config.json"),
    JSON.stringify({ spec: "./spec.yaml", overlay: "./overlay.yaml" }),
  );
  await saying("stderr", "action 1 matches nothing: $.nowhere");
  await writeFile(path("overlay.yaml"), corrections("$.info"));
  await until(() => said.stdout.split("rewritten: ").length > 2 || child.exitCode !== null);
  expect(await index()).toContain("from Corrected 4;");

  expect(child.exitCode).toBe(null);
  const ended = new Promise((done) => child.on("close", (code, signal) => done([code, signal])));
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(said.stderr).not.toContain("bug");
});

test("a watch writes, and reads what can change", async () => {
  const run = await twinfold(["generate", "--watch", "--check", "--spec", "-"]);
  expect(run).toMatchObject({
    code: 2,
    stderr: "usage: --watch does not go with --check and --spec -; leave one of them out\n",
  });
});
