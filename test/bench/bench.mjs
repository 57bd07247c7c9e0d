/** `npm run bench -- generate [runs]`: CPU seconds and memory of whole processes, ours and the peers', in turn. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { CLI, CONTENDERS, DIST, GROWTH, HERE, INPUTS, LIMITS, MADE } from "./contenders.mjs";
import { makeDescription } from "./made.mjs";
import { medians, round, sampleOf } from "./samples.mjs";

const [what, runs = "3"] = process.argv.slice(2);
if (what !== "generate") throw new Error("usage: npm run bench -- generate [runs]");

for (const folder of [DIST, CLI]) rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: [join(HERE, "../../scripts/cli.ts")],
  outdir: CLI,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "warning",
});

const reports = join(DIST, "reports");
const made = MADE.map(({ name, ...size }) => ({
  name,
  path: makeDescription(join(DIST, "made"), size),
  config: ["--config", join(DIST, "made/config.json"), "--runtime", "twinfold/runtime"],
}));
writeFileSync(join(DIST, "made/config.json"), "{}");
const installed = INPUTS.filter((input) => input.installed);
const results = measureAll([
  ...installed.flatMap((input) => CONTENDERS.map((contender) => ({ input, contender }))),
  ...made.map((input) => ({ input, contender: CONTENDERS[0] })),
]);
const limits = [...LIMITS.flatMap(judge), ...GROWTH.flatMap(judgeGrowth)];

for (const { name } of INPUTS.filter((input) => !input.installed))
  console.log(`skipped: ${name} is not installed`);
console.table(results);
console.table(limits);
writeFileSync(join(DIST, "generate.json"), JSON.stringify({ results, limits }, null, 2));
process.exitCode = limits.every(({ holds }) => holds) ? 0 : 1;

/** Round after round, so that what else the machine does meets all of them alike. */
function measureAll(tasks) {
  const measured = tasks.map((task) => ({ ...task, samples: [] }));
  for (let run = 0; run < Number(runs); run++)
    for (const { contender, input, samples } of measured) samples.push(measure(contender, input));
  return measured.map(({ input, contender, samples }) => ({
    input: input.name,
    name: contender.name,
    ...medians(samples),
    parts: partsOf(input.name),
  }));
}

function measure({ name, fresh, out = name, command }, input) {
  const folder = join(DIST, "out", input.name, out.replaceAll(/\W/g, "-"));
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return sampleOf(`${name} on ${input.name}`, command(input, folder), { cwd: HERE, reports });
}

function judge({ on, a, b, what: unit, times }) {
  const of = (name) => results.find((it) => it.input === on && it.name === name)?.[unit];
  if (of(a) === undefined || of(b) === undefined) return [];
  const ratio = round(of(a) / of(b));
  return [{ on, what: `${unit} of ${a} / ${b}`, ratio, limit: times, holds: ratio <= times }];
}

/** Schemas and methods that came out. */
function partsOf(input) {
  const text = (file) => readFileSync(join(DIST, "out", input, "twinfold", file), "utf8");
  const schemas = text("schema.ts").match(/^export /gm) ?? [];
  const methods = text("api.md").match(/^## /gm) ?? [];
  return schemas.length + methods.length;
}

function judgeGrowth({ from, to, times }) {
  const rows = [MADE[0].name, from, to].map((input) =>
    results.find((it) => it.input === input && it.name === "twinfold"),
  );
  if (rows.includes(undefined)) return [];
  const [empty, ...measured] = rows;
  const [before, after] = measured.map(({ seconds, parts }) => (seconds - empty.seconds) / parts);
  const ratio = round(after / before);
  const label = `seconds per schema and method, from ${from}`;
  return [{ on: to, what: label, ratio, limit: times, holds: ratio <= times }];
}
