/** Somebody with a description of their own, and both packages from their tarballs: the tool makes a client, which is compiled and used. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HERE } from "../contenders.mjs";
import { compile, nodeTypes } from "./projects.mjs";
import { judge } from "./judges.mjs";
import { run } from "./run.mjs";

const TOOL = join(HERE, "../../scripts");
const SAID = "Rex Al Bo 1 2";

export function stranger(folder, client) {
  run("npm", ["run", "build"], TOOL);
  const options = ["--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(run("npm", ["pack", ...options], TOOL));
  const tool = join(folder, filename);
  const judged = judge(tool, "tool");
  const path = join(folder, "stranger");
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline"];
  run("npm", ["install", ...quiet, client, tool], path);
  nodeTypes(path);
  cpSync(join(HERE, "package/stranger"), path, { recursive: true });
  writeFileSync(join(path, "tsconfig.json"), "{}"); // so that init asks for imports that compile
  run(process.execPath, ["node_modules/@twinfold/cli/dist/cli.js", "init"], path);
  const resolution = { module: "nodenext", moduleResolution: "nodenext", files: ["use.ts"] };
  compile("typescript7", path, resolution);
  const result = run(process.execPath, ["out/use.js"], path).trim();
  if (result !== SAID) throw new Error(`the stranger's client says ${result}, not ${SAID}`);
  return [...judged, { what: "a stranger's description", result }];
}
