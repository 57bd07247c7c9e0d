/** `npm run bench -- diff [runs]`: CPU seconds and memory of whole processes that compare two versions, ours and Redocly's. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { DIST, HERE } from "./contenders.mjs";
import { medians, round, sampleOf } from "./samples.mjs";

const [runs = "3"] = process.argv.slice(2);
const CORPUS = process.env.TWINFOLD_CORPUS ?? join(HERE, "../../../shared/specs");
/** Where the packages of the generator are found, not those of its peers. */
const CLI = join(HERE, "../../node_modules/.cache/twinfold-diff");
/** The peer has taken minutes on some pairs: after this it counts as not done, and nothing is concluded. */
const MAX_SECONDS = 300;
const SETTING = {
  cwd: join(HERE, "../.."),
  reports: join(DIST, "diff-reports"),
  maxSeconds: MAX_SECONDS,
  env: {
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
  },
};

const own = join(HERE, "../../spec");
const PAIRS = [
  {
    name: "own 2024 → 2026",
    paths: ["2024-12-18.yaml", "2026-03-31.yaml"].map((it) => join(own, it)),
  },
  ...[
    ["2024-12-18.yaml", "2025-05-23.yaml"],
    ["2025-10-29.yaml", "2026-03-31.yaml"],
  ].map((files) => ({ name: files.join(" → "), paths: files.map((it) => join(CORPUS, it)) })),
];

const ours = (flags) => (paths) => [
  join(CLI, "cli.js"),
  "diff",
  ...paths,
  "--fail-on",
  "never",
  ...flags,
];
const PEER = "@redocly/cli";
const CONTENDERS = [
  { name: "rules alone", command: ours(["--no-compiler"]) },
  { name: "with the compiler", command: ours([]) },
  {
    name: PEER,
    command: (paths) => [
      join(HERE, "node_modules/.bin/redocly"),
      "diff",
      ...paths,
      "--fail-on",
      "none",
    ],
  },
];

/** `a` takes at most `times` as much as the peer. */
const LIMITS = [
  { a: "rules alone", what: "seconds", times: 0.5 },
  { a: "with the compiler", what: "seconds", times: 1.5 },
  { a: "rules alone", what: "megabytes", times: 1 },
  { a: "with the compiler", what: "megabytes", times: 1 },
];

rmSync(CLI, { recursive: true, force: true });
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

const results = [];
for (const { name, paths } of PAIRS) {
  if (!paths.every((path) => existsSync(path))) console.log(`skipped: ${name} is not installed`);
  else results.push(...measureAll(name, paths));
}
const limits = results.filter(({ contender }) => contender === PEER).flatMap(judge);
console.table(results);
console.table(limits);
process.exitCode = limits.every(({ holds }) => holds) ? 0 : 1;

/** In turn, so that what else the machine does meets all of them alike. */
function measureAll(pair, paths) {
  const samples = new Map(CONTENDERS.map(({ name }) => [name, []]));
  for (let run = 0; run < Number(runs); run++)
    for (const { name, command } of CONTENDERS)
      samples.get(name).push(sampleOf(name, command(paths), SETTING));
  return [...samples].map(([contender, all]) => ({ pair, contender, ...medians(all) }));
}

function judge(peer) {
  if (peer.seconds === Infinity) {
    console.log(`${PEER} was not done after ${MAX_SECONDS} s on ${peer.pair}: no ratio`);
    return [];
  }
  return LIMITS.map(({ a, what, times }) => {
    const mine = results.find((it) => it.pair === peer.pair && it.contender === a);
    const ratio = round(mine[what] / peer[what]);
    return {
      pair: peer.pair,
      what: `${what} of ${a} / ${PEER}`,
      ratio,
      limit: times,
      holds: ratio <= times,
    };
  });
}
