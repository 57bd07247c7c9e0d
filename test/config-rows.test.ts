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
  await writeFile(config, JSON.stringify({ spec: ORCHARD, output: "./out", ...settings }));
  return generate({ config });
}

test("a note for each row that matches nothing, but not for the defaults", async () => {
  const defaults = [{ in: "query", name: "beta" }];
  const generation = await generatedBy({ twins: defaults, ownedHeaders: ["x-gone"] });
  const message = 'ownedHeaders: no operation takes the header "x-gone"';
  expect(generation.notes).toEqual([{ message }]);
  expect(reportGeneration(generation).text.split("\n")).toContain(`note: ${message}`);
});

test("an error for a row without its operation, with the nearest there is", async () => {
  const idempotent = [{ operation: "GET /v1/tree", reason: "it only reads" }];
  await expect(generatedBy({ idempotent })).rejects.toThrow(
    'config: idempotent: no operation is called "GET /v1/tree"; remove the row, or spell the operation as in GET ',
  );
});
