/** Who is measured, on what, and what must come out: a row each. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export const HERE = import.meta.dirname;
export const DIST = join(HERE, "dist");
/** Apart from everything that a run writes, as the generator knows itself by the files beside it, and where its own packages are found. */
export const CLI = join(HERE, "../../scripts/dist/bench");
export const CORPUS = process.env.TWINFOLD_CORPUS ?? join(HERE, "../../../shared/specs");

/** Inputs that are not installed are left out by name. */
export const INPUTS = [
  { name: "2024-12-18", path: join(CORPUS, "2024-12-18.yaml"), config: [] },
  { name: "2026-03-31", path: join(CORPUS, "2026-03-31.yaml"), config: [] },
  {
    name: "GitHub",
    path: join(HERE, "node_modules/@octokit/openapi/generated/api.github.com.json"),
    config: ["--config", join(HERE, "github.config.json")],
  },
].map((input) => ({ ...input, installed: existsSync(input.path) }));

/** Made inputs: only the generator reads them. The first has next to nothing. */
export const MADE = [
  { name: "1 operation", schemas: 1, operations: 1 },
  { name: "2000 schemas", schemas: 2000, operations: 1 },
  { name: "4000 schemas", schemas: 4000, operations: 1 },
  { name: "750 operations", schemas: 1, operations: 750 },
  { name: "1500 operations", schemas: 1, operations: 1500 },
];

const bin = (name) => join(HERE, "node_modules/.bin", name);
const twinfold = ({ path, config }, out) =>
  [join(CLI, "cli.js"), "generate", "--spec", path, "--out", out].concat(config);

/** `fresh`: the output of the run before is removed first. */
export const CONTENDERS = [
  { name: "twinfold", fresh: true, command: twinfold },
  { name: "twinfold, unchanged", fresh: false, out: "twinfold", command: twinfold },
  {
    name: "openapi-typescript",
    fresh: true,
    command: (input, out) => [bin("openapi-typescript"), input.path, "-o", join(out, "schema.ts")],
  },
  {
    name: "@hey-api/openapi-ts",
    fresh: true,
    command: (input, out) => [bin("openapi-ts"), "-i", input.path, "-o", out, "--silent"],
  },
];

/** `a` takes at most `times` as much as `b`. */
export const LIMITS = [
  { on: "GitHub", a: "twinfold", b: "openapi-typescript", what: "seconds", times: 1.35 },
  { on: "2026-03-31", a: "twinfold", b: "openapi-typescript", what: "seconds", times: 1.4 },
  { on: "GitHub", a: "twinfold", b: "openapi-typescript", what: "megabytes", times: 1.5 },
  { on: "2026-03-31", a: "twinfold", b: "openapi-typescript", what: "megabytes", times: 1.5 },
  { on: "GitHub", a: "twinfold", b: "@hey-api/openapi-ts", what: "seconds", times: 1 },
  { on: "2026-03-31", a: "twinfold", b: "@hey-api/openapi-ts", what: "seconds", times: 1 },
  { on: "GitHub", a: "twinfold, unchanged", b: "twinfold", what: "seconds", times: 0.2 },
  { on: "2026-03-31", a: "twinfold, unchanged", b: "twinfold", what: "seconds", times: 0.2 },
];

/** From one input to another a run may take at most `times` as much for each schema and operation, beside what an empty one takes; a tenth is what runs differ by. */
export const GROWTH = [
  { from: "2024-12-18", to: "2026-03-31", times: 1.1 },
  { from: "2024-12-18", to: "GitHub", times: 1.1 },
  { from: "2000 schemas", to: "4000 schemas", times: 1.1 },
  { from: "750 operations", to: "1500 operations", times: 1.1 },
];
