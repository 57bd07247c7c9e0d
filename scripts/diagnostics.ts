/** Every problem code, and the error that carries problems. */

/** What can be wrong with the input, by public code; a code is never reused. */
export const PROBLEM_CODES = {
  usage: "the command line is not understood",
  "source-unreadable": "the description cannot be read",
  syntax: "the description is neither JSON nor YAML",
  "not-openapi": "the input is no OpenAPI description",
  "unsupported-version": "the OpenAPI version is not supported",
  structure: "a part of the description has the wrong shape",
  "ref-broken": "a $ref leads nowhere",
  "ref-external": "a $ref leads out of the description",
  "ref-cycle": "a $ref leads back to itself",
  config: "the configuration is wrong",
  overlay: "the overlay is wrong, or corrects what is not there",
  file: "a file cannot be read or written",
  output: "the output folder cannot be used",
  "name-clash": "two methods or types would share a name",
  "name-reserved": "a name is reserved or cannot be made",
  "twin-clash": "two operations are the same variant of one method",
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

type SettlingRow =
  | { readonly operation: string; readonly name: string }
  | { readonly schema: string; readonly in?: "request" | undefined; readonly name: string };

/** One thing that is wrong, where it is and how to mend it. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, in one line, starting with what it is about. */
  readonly message: string;
  /** How to mend it, in one line. */
  readonly advice?: string | undefined;
  /** Where rows of `names` would mend it: what they would say, but for the reason. */
  readonly settledBy?: readonly SettlingRow[] | undefined;
  /** Where it is about a row of the settings: the keys that lead to it, as in `["names", 0, "operation"]`. */
  readonly setting?: readonly (string | number)[] | undefined;
  /** The file that the place is in, where that is not the description. */
  readonly file?: string | undefined;
  /** JSON pointer into the description, where the problem has a place. */
  readonly pointer?: string | undefined;
  /** Where that is in the source, each counted from 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Carries every problem found, never only the first. */
export class ProblemsError extends Error {
  override readonly name = "ProblemsError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** The rows of a setting that would mend a problem, and how they are told. */
export function settling(
  setting: "names" | "typeNames",
  rows: readonly SettlingRow[],
): Pick<Problem, "advice" | "settledBy"> {
  const advice = rows.map(
    (row) => `add to ${setting}, with the reason: ${JSON.stringify({ ...row, reason: "…" })}`,
  );
  return { advice: advice.join("; "), settledBy: rows };
}

/** The result of `work`; where it fails by problems, they join the others and there is none. */
export async function attempt<T>(
  problems: Problem[],
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** A problem as one line: `code: message (at pointer, line 3, column 5); advice`. */
export function formatProblem(problem: Problem): string {
  const { code, message, advice } = problem;
  return `${code}: ${message}${whereOf(problem)}${advice === undefined ? "" : `; ${advice}`}`;
}

type Placed = Pick<Problem, "file" | "pointer" | "line" | "column">;

/** ` (at pointer, line 3, column 5 in file)`, or nothing where there is no place. */
export function whereOf(problem: Placed): string {
  const { file } = problem;
  const places = placesOf(problem).join(", ");
  const inFile = file === undefined ? "" : `${places && " "}in ${file}`;
  const where = `${places && `at ${places}`}${inFile}`;
  return where && ` (${where})`;
}

function placesOf({ pointer, line, column }: Placed): string[] {
  return [
    ...(pointer === undefined ? [] : [pointer === "" ? "the root" : pointer]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
}
