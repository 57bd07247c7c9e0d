/** The optimizer is asked to wait where it does not by itself; a flag that V8 does not know it would tell the user of. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { flagsToOptimizeLater } from "../scripts/optimizer.ts";

test.each([
  ["11.3.244.8-node.38", ["--interrupt-budget=270336"]],
  ["12.4.254.21-node.57", []],
  ["13.6.233.17-node.53", []],
])("V8 %s is given %j", (version, flags) => {
  expect(flagsToOptimizeLater(version)).toEqual(flags);
});

test("this V8 knows what it is given", async () => {
  const flags = flagsToOptimizeLater(process.versions.v8);
  const run = promisify(execFile)(process.execPath, [...flags, "-e", "0"]); // fails with one that is unknown
  await expect(run).resolves.toMatchObject({ stderr: "" });
});
