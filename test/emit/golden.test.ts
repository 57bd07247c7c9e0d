/** The whole output for a model that has everything, byte by byte. Written anew with UPDATE_GOLDEN=1. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { formatCode } from "../../scripts/emit/format.ts";
import { emit } from "../../scripts/emit/index.ts";
import { compareOutput, writeOutput } from "../../scripts/emit/write.ts";
import { compileErrors, RUNTIME } from "../support/compile.ts";
import { sampleModel } from "../support/sample-model.ts";

const FOLDER = join(fileURLToPath(import.meta.url), "../../golden/sample");

const files = await emit(sampleModel, { runtime: RUNTIME, spec: { sha256: "0".repeat(64) } });

it("is what it was", async () => {
  if (process.env["UPDATE_GOLDEN"] === "1") await writeOutput(FOLDER, files);
  expect(await compareOutput(FOLDER, files)).toEqual({
    stale: [],
    missing: [],
    removed: [],
    foreign: [],
  });
});

it("is the same for the same model", async () => {
  const again = await emit(structuredClone(sampleModel), {
    runtime: RUNTIME,
    spec: { sha256: "0".repeat(64) },
  });
  expect(again).toEqual(files);
});

it("is the style of written code, also where prettier saw none of it", async () => {
  const text = files.find(({ path }) => path === "methods.ts")?.text ?? "";
  expect(text).toContain(" satisfies { readonly [method: string]: Operation };");
  expect(await formatCode(text)).toBe(text);
});

it("type-checks against the runtime", () => {
  expect(compileErrors(files)).toEqual([]);
});

it("type-checks without exactOptionalPropertyTypes", () => {
  expect(compileErrors(files, { exactOptionalPropertyTypes: false })).toEqual([]);
});
