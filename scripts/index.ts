/** The tool as functions, for programs: what the command line does, without the command line. */
export { diff, type DiffOptions, type DiffSource } from "./diff.ts";
export { formatProblem, type Problem, ProblemsError } from "./diagnostics.ts";
export type { GenerateOptions } from "./generate-input.ts";
export { generate, type Generation, isStale } from "./generate.ts";
