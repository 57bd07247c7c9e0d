/** ts-morph, and what it makes of structures. */
import { createRequire } from "node:module";
import type * as morph from "ts-morph";

/** It is CommonJS and brings a compiler: imported, all of that would be read once more to find its names. */
const { printStructure, StructureKind } = createRequire(import.meta.url)(
  "ts-morph",
) as typeof morph; // `require` knows no types

export { StructureKind };

/** The text of a class, not yet formatted. A file of ts-morph's would read again what it has printed: three quarters of its time. */
export function printClass(structure: morph.ClassDeclarationStructure): string {
  return printStructure(structure, { indentNumberOfSpaces: 2 });
}
