/** `npm run bench -- cli [runs]`: what the built tool costs before it does anything, as CPU time over that of an empty process. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, HERE } from "./contenders.mjs";

const [runs = "10"] = process.argv.slice(2);
const PACKAGE = join(HERE, "../../scripts");
const CLI = join(PACKAGE, "dist/cli.js");
const REPORTS = join(DIST, "cli-reports");

const EMPTY = "node -e 0";
const COMMANDS = [
  { name: EMPTY, args: ["-e", "0"] },
  { name: "--help", args: [CLI, "--help"] },
  { name: "--version", args: [CLI, "--version"] },
  { name: "diff --help", args: [CLI, "diff", "--help"] },
];

/** `a` takes at most `times` as much as an empty process. */
const LIMITS = [
  { a: "--help", times: 3 },
  { a: "--version", times: 3 },
  { a: "diff --help", times: 3 },
];

run("npm", ["run", "build", "--silent", "--prefix", PACKAGE]);
const best = new Map(COMMANDS.map(({ name }) => [name, Infinity]));
// In turn, so that what else the machine does meets all of them alike; the least, because a load only adds.
for (let i = 0; i < Number(runs); i++)
  for (const { name, args } of COMMANDS) best.set(name, Math.min(best.get(name), seconds(args)));

const results = [...best].map(([name, least]) => ({
  name,
  milliseconds: Math.round(least * 1000),
}));
const limits = LIMITS.map(({ a, times }) => {
  const ratio = Math.round((best.get(a) / best.get(EMPTY)) * 100) / 100;
  return { what: `CPU time of ${a} / ${EMPTY}`, ratio, limit: times, holds: ratio <= times };
});
console.table(results);
console.table(limits);
mkdirSync(DIST, { recursive: true });
writeFileSync(join(DIST, "cli.json"), JSON.stringify({ results, limits }, null, 2));
process.exitCode = limits.every(({ holds }) => holds) ? 0 : 1;

function seconds(args) {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const { pid } = run(process.execPath, args, {
    NODE_OPTIONS: `--import ${join(HERE, "measure.mjs")}`,
    BENCH_REPORTS: REPORTS,
  });
  return JSON.parse(readFileSync(join(REPORTS, `${pid}.json`), "utf8")).seconds;
}

function run(command, args, env = {}) {
  const child = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${child.stderr}`);
  return child;
}
