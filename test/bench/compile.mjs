/** `npm run compile`: the output for every fixture and installed input compiles under TypeScript 5.9, 6.0 and 7.0. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, HERE, INPUTS } from "./contenders.mjs";

const OUT = join(DIST, "compile");
const FIXTURES = join(HERE, "../fixtures/versions");
const COMPILERS = ["typescript", "typescript6", "typescript7"];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, "package.json"), '{ "type": "module" }');
const fixtures = readdirSync(FIXTURES)
  .filter((name) => !name.startsWith("swagger"))
  .map((name) => ({ name, path: join(FIXTURES, name), config: [], installed: true }));
for (const { name, path, config } of [...fixtures, ...INPUTS].filter((it) => it.installed))
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
    if (count < 3 * fixtures.length) throw new Error(`${compiler} looked at ${count} files only`);
    console.log(
      `${compiler}, exactOptionalPropertyTypes ${exactOptionalPropertyTypes}: ${count} files`,
    );
  }
}

function run(args) {
  const child = spawnSync(process.execPath, args, { cwd: HERE, encoding: "utf8", maxBuffer: 1e8 });
  if (child.status !== 0)
    throw new Error(`${args.join(" ")}\n${child.stdout.slice(-4000)}${child.stderr}`);
  return child.stdout;
}
