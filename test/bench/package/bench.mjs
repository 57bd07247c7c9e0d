/**
 * `npm run bench -- package`: the packed package in the hands of its users. It is packed, judged by publint and attw, weighed, and installed in
 * fresh projects that are compiled, run and bundled, one of them with the packed tool and a description of its own. Fails where a limit does not hold.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../contenders.mjs";
import { bundles } from "./bundles.mjs";
import { costs } from "./costs.mjs";
import { judge } from "./judges.mjs";
import { pack } from "./pack.mjs";
import { compilations, runs, setUp } from "./projects.mjs";
import { stranger } from "./stranger.mjs";

const folder = join(DIST, "package");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const packed = pack(folder);
const judged = judge(packed.tarball, "client");
const projects = setUp(folder, packed.tarball);
const rows = [...packed.rows, ...costs(projects.esm)].map((row) => ({
  ...row,
  holds: row.value <= row.limit,
}));
console.table(rows);
const used = [
  ...compilations(projects),
  ...runs(projects),
  ...(await bundles(projects.esm)),
  ...stranger(folder, packed.tarball),
];
console.table([...judged, ...used]);
writeFileSync(join(DIST, "package.json"), JSON.stringify({ rows }, null, 2));
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
