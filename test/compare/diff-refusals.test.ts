/** What the diff cannot take as a side is told with its name. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diff } from "../../scripts/diff.ts";
import { revisedOf } from "../../scripts/revision.ts";
import { temporaryFolder } from "../support/cli.ts";
import { answered } from "../support/diff.ts";

test.each([
  ["no YAML", "a: [", /^syntax: .*\(at line 1, column \d+ in [^ ]*wrong\.yaml\)/],
  [
    "Swagger",
    'info: {}\nswagger: "2.0"',
    /^unsupported-version: Swagger 2\.0 is not supported \(at \/swagger, line 2, column 1 in [^ ]*wrong\.yaml\); convert/,
  ],
  [
    "two formats",
    'swagger: "2.0"\nopenapi: 3.1.0',
    /^unsupported-version: the input says both .* \(at \/swagger, line 1, column 1 in [^ ]*wrong\.yaml\); keep/,
  ],
  ["nothing", "", /^not-openapi: the input is empty \(in [^ ]*wrong\.yaml\); name/],
])("of two descriptions, the one that is %s is named", async (_, text, says) => {
  const wrong = join(await temporaryFolder(), "wrong.yaml");
  await writeFile(wrong, text);
  await expect(diff(answered({ type: "string" }), wrong, {})).rejects.toThrow(says);
});

test("a parsed description of Swagger is refused alike", async () => {
  const swagger = { swagger: "2.0", paths: {} };
  await expect(diff(swagger, answered({}))).rejects.toThrow("Swagger 2.0 is not supported");
});

test("a revision without a path is told how to name one", () => {
  expect(() => revisedOf("git:HEAD")).toThrow(/it names no revision and path; .*git:REV:path/);
});
