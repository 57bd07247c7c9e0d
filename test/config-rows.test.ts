/** A generation tells which rows of its configuration have no effect. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../scripts/generate.ts";
import { reportGeneration } from "../scripts/report.ts";
import { ROOT, temporaryFolder } from "./support/cli.ts";

const ORCHARD = join(ROOT, "test/fixtures/orchard.yaml");

async function generatedBy(settings: object) {
  const folder = await temporaryFolder();
  const config = join(folder, "twinfold.config.json");
  const whole = { spec: ORCHARD, output: join(folder, "out"), ...settings };
  await writeFile(config, JSON.stringify(whole, null, 2));
  return generate({ config });
}

test("a note for each row that matches nothing, with its place, but not for the defaults", async () => {
  const twins = [
    { in: "query", name: "beta" },
    { in: "query", name: "gone" },
  ];
  const generation = await generatedBy({ twins, ownedHeaders: ["x-gone"] });
  const file = expect.stringMatching(/twinfold\.config\.json$/);
  expect(generation.notes).toMatchObject([
    { setting: ["twins", 1], line: 9, column: 5, file },
    { setting: ["ownedHeaders", 0], line: 15, column: 5, file },
  ]);
  expect(reportGeneration(generation).text).toMatch(
    /^note: twins: no operation is a twin by .*gone"} \(at line 9, column 5 in .*twinfold\.config\.json\)$/m,
  );
});

test.each([
  { names: [{ operation: "GET /v1/tree", name: "trees.all", reason: "it only reads" }] },
  { idempotent: [{ operation: "GET /v1/tree", reason: "it only reads" }] },
  { streams: [{ operation: "GET /v1/tree", when: "stream" }] },
])("an error for a row without its operation, with its place and the nearest: %j", async (rows) => {
  const [setting = ""] = Object.keys(rows);
  await expect(generatedBy(rows)).rejects.toThrow(
    new RegExp(
      `^config: ${setting}: no operation is called "GET /v1/tree" \\(at line 6, column 7 in .*json\\); remove the row, or spell the operation as in GET `,
    ),
  );
});

test.each([
  [
    { include: ["/trees", "Fruits"] },
    'include: no operation has the tag "Fruits" \\(at line 6, column 5',
  ],
  [
    { typeNames: [{ schema: "Tree", in: "request", name: "TreeInput", reason: "it is sent" }] },
    'typeNames: requests have no type of their own of the schema "Tree" \\(at line 7, column 7',
  ],
  [
    { streams: [{ operation: "GET /trees", when: "flow", events: "Tree" }] },
    'streams: GET /trees: its body has no property "flow" \\(at line 7, column 7',
  ],
])("an error in a row, with its place: %j", async (rows, says) => {
  await expect(generatedBy(rows)).rejects.toThrow(new RegExp(`^config: ${says} in .*json\\)`));
});

test("an error in what the command line says has no place", async () => {
  const said = generate({ spec: ORCHARD, out: await temporaryFolder(), include: ["/none"] });
  await expect(said).rejects.toThrow(
    /^config: include: no route begins with "\/none"; name a route/,
  );
});

test("an error for an enum that there is not, with its place", async () => {
  await expect(generatedBy({ enums: ["Gone.kind"] })).rejects.toThrow(
    /^config: enums: Gone\.kind is no enum \(at line 5, column 5 in .*json\)/,
  );
});
