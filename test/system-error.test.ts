/** What the system refuses is told in one line; every other error stays one of ours. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem } from "../scripts/diagnostics.ts";
import { systemProblem } from "../scripts/system-error.ts";
import { compiledCli } from "./support/compiled-cli.ts";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";

const refused = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: no`), { code, syscall: "open", path });

test("names the file from the working folder, why it cannot be used, and what to do", () => {
  const problem = systemProblem(refused("EACCES", join(process.cwd(), "sub/a.json")));
  expect(problem && formatProblem(problem)).toBe(
    "file: sub/a.json cannot be used: access is denied; make it usable, or work in another folder",
  );
});

test.each([
  ["an error without a file", refused("EACCES")],
  ["a code that no file has", refused("ECONNRESET", "a")],
  ["a code that is a property of every object", refused("toString", "a")],
  ["no error of the system", new TypeError("x is undefined")],
  ["no error", "EACCES"],
])("is not %s", (_, error) => {
  expect(systemProblem(error)).toBeUndefined();
});

test.skipIf(!existsSync("/dev/full"))("a full disk under standard output is no bug", async () => {
  const cli = `"${process.execPath}" "${await compiledCli()}" help > /dev/full`;
  const { status, stderr } = spawnSync("sh", ["-c", cli], { encoding: "utf8" });
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^file: standard output cannot be used: there is no space left; .*\n$/),
  ]);
});

test("twinfold calls it no bug", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "twinfold.spec.yaml")); // where the copy should go
  const spec = join(ROOT, "test/fixtures/orchard.yaml");
  const { code, stderr } = await twinfold(["update", spec], { folder });
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/^file: twinfold\.spec\.yaml cannot be used: it is a folder; .*\n$/),
  ]);
});
