/** ts-morph, and what it makes of structures. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as morph from "ts-morph";
import { requireCompiled } from "../code-cache.ts";

const require = createRequire(import.meta.url);
const core = createRequire(require.resolve("ts-morph")).resolve("@ts-morph/common");
/** It brings a compiler of its own: where that is not to be found, it finds it itself. */
const compiler = join(dirname(core), "typescript.js");
if (existsSync(compiler)) requireCompiled(compiler);

/** It is CommonJS: imported, all of it would be read once more to find its names. */
const { printStructure, StructureKind } = require("ts-morph") as typeof morph; // `require` knows no types

export { StructureKind };

/** The text of a class, not yet formatted. A file of ts-morph's would read again what it has printed: three quarters of its time. */
export function printClass(structure: morph.ClassDeclarationStructure): string {
  return printStructure(structure, { indentNumberOfSpaces: 2 });
}
