/** `npm run compile`: the output for every fixture and installed input compiles under TypeScript 5.9, 6.0 and 7.0. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS, DIST, HERE, INPUTS } from "./contenders.mjs";

const OUT = join(DIST, "compile");
const FIXTURES = join(HERE, "../fixtures/versions");
const COMPILERS = ["typescript", "typescript6", "typescript7"];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, "package.json"), '{ "type": "module" }');
const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".yaml") && !name.startsWith("swagger"))
  .map((name) => ({ name, path: join(FIXTURES, name), installed: true, ...settingsOf(name) }));
const measured = new Set(INPUTS.map(({ path }) => path));
const published = (existsSync(CORPUS) ? readdirSync(CORPUS) : [])
  .filter((name) => /^\d.*\.(json|yaml)$/.test(name) && !measured.has(join(CORPUS, name)))
  .map((name) => ({ name, path: join(CORPUS, name), config: [], installed: true }));
const inputs = [...fixtures, ...published, ...INPUTS].filter(({ installed }) => installed);
for (const { name, path, config } of inputs)
  run(
    ["--import", "tsx", join(HERE, "../../scripts/cli.ts"), "generate", "--spec", path].concat(
      ["--out", join(OUT, name), "--runtime", join(HERE, "../../src/runtime.ts")],
      config,
    ),
  );

for (const exactOptionalPropertyTypes of [true, false]) {
  const project = join(OUT, `tsconfig.${exactOptionalPropertyTypes}.json`);
  const compilerOptions = { skipLibCheck: false, types: [], exactOptionalPropertyTypes };
  const options = { extends: join(HERE, "../../tsconfig.json"), compilerOptions };
  writeFileSync(project, JSON.stringify({ ...options, include: ["./*/*.ts"], exclude: [] }));
  for (const compiler of COMPILERS) {
    const files = run([
      join(HERE, "node_modules", compiler, "bin/tsc"),
      "-p",
      project,
      "--listFiles",
    ]);
    const count = files.split("\n").filter((file) => file.startsWith(OUT)).length;
    if (count < 3 * inputs.length) throw new Error(`${compiler} looked at ${count} files only`);
    console.log(
      `${compiler}, exactOptionalPropertyTypes ${exactOptionalPropertyTypes}: ${count} files`,
    );
  }
}

/** A fixture has its settings beside it, if it has any. */
function settingsOf(name) {
  const path = join(FIXTURES, name.replace(/yaml$/, "json"));
  return { config: existsSync(path) ? ["--config", path] : [] };
}

function run(args) {
  const child = spawnSync(process.execPath, args, { cwd: HERE, encoding: "utf8", maxBuffer: 1e8 });
  if (child.status !== 0)
    throw new Error(`${args.join(" ")}\n${child.stdout.slice(-4000)}${child.stderr}`);
  return child.stdout;
}
