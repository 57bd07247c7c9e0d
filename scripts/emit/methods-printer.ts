/** ts-morph, and what it makes of structures. */
import { createRequire } from "node:module";
import type * as morph from "ts-morph";

/** It is CommonJS and brings a compiler: imported, all of that would be read once more to find its names. */
const { Project, QuoteKind, StructureKind } = createRequire(import.meta.url)(
  "ts-morph",
) as typeof morph; // `require` knows no types

export { StructureKind };

export type Statement = string | morph.StatementStructures;

/** The text of one file, not yet formatted: one structure, since call by call it would take quadratic time. */
export function printStatements(statements: readonly Statement[]): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { quoteKind: QuoteKind.Double },
  });
  return project.createSourceFile("methods.ts", { statements: [...statements] }).getFullText();
}
