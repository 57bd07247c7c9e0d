/** The client follows its description while a watch runs, through whatever state its files pass. */
import type { ChildProcess } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, startTwinfold, temporaryFolder, twinfold } from "./support/cli.ts";
import { until } from "./support/loopback.ts";

interface Watch {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
}

async function startWatch(folder: string): Promise<Watch> {
  const child = await startTwinfold(["generate", "--watch"], folder);
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
  const { child, said } = await startWatch(folder);
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

test("a watch follows further files, one that is broken or not there yet as well", async () => {
  const folder = await temporaryFolder();
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const ok =
    "{ description: ok, content: { application/json: { schema: { $ref: parts/fruit.yaml } } } }";
  const head = 'openapi: 3.1.0\ninfo: { title: Grove, version: "1" }\npaths:\n  /fruit:\n';
  await write("spec.yaml", `${head}    get: { responses: { "200": ${ok} } }\n`);
  await write("twinfold.config.json", JSON.stringify({ spec: "./spec.yaml", allowRefs: ["."] }));
  await mkdir(join(folder, "parts"));
  await mkdir(join(folder, "node_modules"));
  const { child, said } = await startWatch(folder);
  const saying = (what: keyof typeof said, text: string): Promise<void> =>
    until(() => said[what].includes(text) || child.exitCode !== null);

  await saying("stdout", "watching twinfold.config.json, spec.yaml, fruit.yaml\n");
  expect(said.stderr).toContain('"parts/fruit.yaml" leads nowhere');
  await write("parts/fruit.yaml", "{ type: object, properties: { kind: { $ref: kind.yaml } } }");
  await saying("stderr", '"kind.yaml" leads nowhere');
  await write("parts/kind.yaml", "{ type: string");
  await saying("stderr", "neither JSON nor YAML");
  await write("parts/kind.yaml", "type: string");
  await saying("stdout", "new: api.md");

  child.kill("SIGINT"); // another watch knows them by memory alone
  const again = await startWatch(folder);
  await until(() => again.said.stdout.includes("watching") || again.child.exitCode !== null);
  expect(again.said.stdout).toContain("spec.yaml, fruit.yaml, kind.yaml\n");
});

test("a watch writes, and reads what can change", async () => {
  const run = await twinfold(["generate", "--watch", "--check", "--spec", "-"]);
  expect(run).toMatchObject({
    code: 2,
    stderr: "usage: --watch does not go with --check and --spec -; leave one of them out\n",
  });
});
