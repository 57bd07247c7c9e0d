/** The tool as functions, for programs: what the command line does, without the command line. */
export { diff, type DiffOptions, type DiffSource } from "./diff.ts";
export { formatProblem, type Problem, ProblemsError } from "./diagnostics.ts";
export { generate, type GenerateOptions, type Generation, isStale } from "./generate.ts";
