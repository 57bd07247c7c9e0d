/** A problem of a corrected description is told where it can be mended: in the description or in the overlay. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describe } from "../scripts/description.ts";
import { formatProblem, ProblemsError } from "../scripts/diagnostics.ts";
import { generate } from "../scripts/generate.ts";
import { temporaryFolder } from "./support/cli.ts";

const DESCRIPTION = `openapi: 3.1.0
info: { title: Orchard, version: "1" }
paths:
  /trees:
    get:
      parameters:
        - { name: a, in: query, schema: { type: string } }
        - { name: b, in: query, schema: { type: string } }
        - { name: c, in: query, schema: { $ref: "#/components/schemas/Gone" } }
      responses: { "200": { description: ok } }
`;

const overlayOf = (actions: string): string => `overlay: 1.0.0
info: { title: Corrections, version: "1" }
actions:
${actions}`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function problemsOf(actions: string): Promise<string[]> {
  const overlay = { path: "overlay.yaml", source: bytes(overlayOf(actions)) };
  const described = describe({ source: bytes(DESCRIPTION), overlay });
  const error: unknown = await described.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof ProblemsError ? error.problems.map(formatProblem) : [];
}

test("in the description, at its own line, also where the overlay has moved it", async () => {
  const [problem = "", ...others] = await problemsOf(
    "  - target: $.paths['/trees'].get.parameters[0]\n    remove: true\n",
  );
  expect(others).toEqual([]);
  expect(problem).toMatch(/^ref-broken: .*Gone.* \(at \/paths\/~1trees\/get\/parameters\/2\//);
  expect(problem).toMatch(/line 9, column \d+\);/);
});

test("in the overlay, where the overlay has brought it in", async () => {
  const problems = await problemsOf(`  - target: $.paths['/trees'].get.parameters[2]
    remove: true
  - target: $.paths['/trees'].get
    update:
      responses:
        "200":
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Nowhere" }
`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(
    /^ref-broken: .*Nowhere.* \(at \/actions\/1\/update\/responses\/200\/.*, line 12, column \d+ in overlay\.yaml\)/,
  );
});

test("an action that matches nothing names its line in the overlay", async () => {
  const [problem] = await problemsOf("  - target: $.paths['/tree']\n    remove: true\n");
  expect(problem).toBe(
    "overlay: action 1 matches nothing: $.paths['/tree'] (at /actions/0/target, line 4, column 5 in overlay.yaml); " +
      "mend its target, or drop it where the description has been corrected",
  );
});

test("an overlay that is no YAML is called by its name", async () => {
  expect((await problemsOf("  - [\n"))[0]).toMatch(
    /^syntax: the overlay is neither JSON nor YAML: .* in overlay\.yaml\)/,
  );
});

test("the configured overlay shapes the client, and a change of it alone makes it anew", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules")); // where an unchanged run is remembered
  const config = join(folder, "twinfold.config.json");
  await writeFile(config, JSON.stringify({ spec: "./spec.yaml", overlay: "./overlay.yaml" }));
  await writeFile(join(folder, "spec.yaml"), DESCRIPTION);
  const drop = "  - target: $.paths['/trees'].get.parameters[2]\n    remove: true\n";
  const write = (actions: string): Promise<void> =>
    writeFile(join(folder, "overlay.yaml"), overlayOf(drop + actions));
  await write("");
  expect((await generate({ config })).summary.methods).toMatchObject([
    { name: "trees.list", variants: [{ qualifier: "" }] },
  ]);
  await write(
    `  - target: $.paths\n    update: { "/trees?beta=true": { get: { responses: {} } } }\n`,
  );
  expect((await generate({ config })).summary.methods).toMatchObject([
    { variants: [{ qualifier: "" }, { qualifier: "beta=true" }] },
  ]);
});
